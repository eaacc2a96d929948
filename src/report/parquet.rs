//! Claims of many documents as Apache Parquet: one row a document, the same fields as in JSON lines, with types.
//!
//! The columns are made of the JSON Schema of [`DocumentRow`], so that a field that it gains is a column without a word here. Not
//! here: lists that are empty have a type all the same, which is what JSON lines cannot tell.

use super::extract::DocumentRow;
use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use serde_json::Value;
use std::io::{self, Write};
use std::sync::Arc;

/// Numbers that JSON gives as text, since they may have more digits than a reader of JSON keeps.
const AMOUNTS: [&str; 3] = ["value", "low", "high"];
/// The list whose items have them.
const QUANTITIES: &str = "quantities";
/// So many documents are written at once.
const BATCH: usize = 1024;

/// A table that is being written.
pub struct ParquetTable<W: Write + Send> {
    writer: ArrowWriter<W>,
    decoder: Decoder,
    waiting: Vec<DocumentRow>,
}

impl<W: Write + Send> ParquetTable<W> {
    /// Begins a table.
    pub fn new(out: W) -> io::Result<ParquetTable<W>> {
        let schema = Arc::new(schema());
        let zstd = ZstdLevel::try_new(3).map_err(parquet_error)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(zstd)).build();
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties)).map_err(parquet_error)?;
        let decoder = ReaderBuilder::new(schema).with_batch_size(BATCH).build_decoder().map_err(arrow_error)?;
        Ok(ParquetTable { writer, decoder, waiting: Vec::new() })
    }

    /// Adds a document.
    pub fn push(&mut self, row: DocumentRow) -> io::Result<()> {
        self.waiting.push(row);
        if self.waiting.len() == BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> io::Result<()> {
        self.decoder.serialize(&self.waiting).map_err(arrow_error)?;
        self.waiting.clear();
        match self.decoder.flush().map_err(arrow_error)? {
            Some(batch) => self.writer.write(&batch).map_err(parquet_error),
            None => Ok(()),
        }
    }

    /// Ends the table.
    pub fn finish(mut self) -> io::Result<()> {
        self.write()?;
        self.writer.close().map(|_| ()).map_err(parquet_error)
    }
}

fn parquet_error(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

fn arrow_error(error: ArrowError) -> io::Error {
    io::Error::other(error)
}

/// The columns.
fn schema() -> Schema {
    let root = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<DocumentRow>();
    let root = root.to_value();
    Schema::new(fields(&root, &root, ""))
}

/// The fields of an object, which is the item of the list of this name.
fn fields(object: &Value, root: &Value, list: &str) -> Fields {
    let properties = object.get("properties").and_then(Value::as_object);
    let field = |(name, schema): (&String, &Value)| {
        let (kind, nullable) = kind(schema, root, name);
        let amount = list == QUANTITIES && AMOUNTS.contains(&name.as_str());
        Field::new(name, if amount { DataType::Float64 } else { kind }, nullable)
    };
    properties.into_iter().flatten().map(field).collect()
}

/// The type of a value, and whether there may be none.
fn kind(schema: &Value, root: &Value, name: &str) -> (DataType, bool) {
    if let Some(pointer) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(pointer.trim_start_matches('#')).unwrap_or(&Value::Null);
        return kind(target, root, name);
    }
    let either = schema.get("anyOf").and_then(Value::as_array);
    if let Some(either) = either {
        let some = either.iter().find(|s| s.get("type").is_none_or(|t| t != "null")).unwrap_or(&Value::Null);
        return (kind(some, root, name).0, true);
    }
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let nullable = types.contains(&"null");
    let kind = match types.iter().find(|t| **t != "null").copied() {
        Some("boolean") => DataType::Boolean,
        Some("integer") => DataType::Int64,
        Some("number") => DataType::Float64,
        Some("array") => {
            let item = schema.get("items").unwrap_or(&Value::Null);
            let (kind, nullable) = kind(item, root, name);
            DataType::List(Arc::new(Field::new("item", kind, nullable)))
        }
        Some("object") => DataType::Struct(fields(schema, root, name)),
        _ => DataType::Utf8,
    };
    (kind, nullable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_type() {
        let schema = schema();
        let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        assert_eq!(names, ["id", "offsets", "quantities", "dates", "names", "quotations", "clauses"]);
        let told = format!("{schema}");
        assert!(!told.contains("Null)") && told.contains("Float64") && told.contains("Boolean") && told.contains("Int64"), "{told}");
    }
}
