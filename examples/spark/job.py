"""Sends a data set of pairs through recount on Spark: Parquet in, findings as typed columns in Parquet out.

    spark-submit job.py RECOUNT PAIRS.parquet OUT [PARTITIONS]

PAIRS has the columns id, before and after. OUT/answers holds one JSON line a pair as `recount batch` writes it,
OUT/findings one row a finding, OUT/errors the pairs that were no pairs. A recount that fails makes the job fail.
"""
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, explode, from_json

PLACE = "STRUCT<document: BIGINT, start: BIGINT, end: BIGINT, line: BIGINT, column: BIGINT, text: STRING, sentence: STRING>"
FINDING = f"""STRUCT<rule: STRING, severity: STRING, verdict: STRING, fingerprint: STRING,
    before: {PLACE}, after: {PLACE}, message: STRING, evidence: ARRAY<STRING>>"""
ANSWER = f"id STRING, error STRING, report STRUCT<findings: ARRAY<{FINDING}>>"


def main():
    recount, pairs, out = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    spark = SparkSession.builder.appName("recount").getOrCreate()
    if len(sys.argv) > 4:
        spark.conf.set("spark.sql.files.maxPartitionBytes", str(max(1, os.path.getsize(pairs) // int(sys.argv[4]))))
    spark.sql(f"ADD FILE {recount}")
    spark.read.parquet(pairs).createOrReplaceTempView("pairs")
    # One process a partition, on one core: Spark spreads the partitions over the cores.
    # JSON has no raw tab or line break, so a row is one line, and its bytes pass as they are.
    answers = spark.sql(f"""
        SELECT TRANSFORM(to_json(named_struct('id', id, 'before', before, 'after', after)))
            ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\u0001' LINES TERMINATED BY '\\n'
            USING './{os.path.basename(recount)} batch --isolated -j 1' AS (answer STRING)
            ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\u0001' LINES TERMINATED BY '\\n'
        FROM pairs
    """)
    answers.write.parquet(f"{out}/answers")
    typed = spark.read.parquet(f"{out}/answers").select(from_json("answer", ANSWER).alias("a"))
    found = typed.select(col("a.id").alias("id"), explode("a.report.findings").alias("finding"))
    found.select("id", "finding.*").write.parquet(f"{out}/findings")
    typed.where("a.error IS NOT NULL").select("a.id", "a.error").write.parquet(f"{out}/errors")
    spark.stop()


if __name__ == "__main__":
    main()
