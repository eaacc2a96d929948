"""groff with its own PDF device."""

import subprocess

from _program import BY_HAND, Program, command, none
from story import Break, Head, Line, Narrow, Numbered, Pages, Para, Power, Table


def part(piece):
    if isinstance(piece, Power):
        return f"\\u\\s-3{piece.text}\\s+3\\d"
    return "\n.br\n" if isinstance(piece, Line) else piece.replace("\\", "\\e").replace("-", "-")


def make(blocks, path):
    made = [".pl 21c", ".ll 11c", ".ad b", ".hy 1"]
    for block in blocks:
        if isinstance(block, Numbered):
            made.append(".nm 1")
        elif isinstance(block, Head):
            made.append(f".ps 16\n{block.text}\n.ps 10\n.sp 1")
        elif isinstance(block, Para):
            made.append((".br\n" if block.close else ".sp 1\n") + "".join(map(part, block.parts)))
        elif isinstance(block, Table):
            rows = "\n".join("\t".join(row) for row in block.rows)
            made.append(f".TS\nl{' r' * (len(block.rows[0]) - 1)}.\n{rows}\n.TE")
        elif isinstance(block, Narrow):
            made.append(".ll 5.5c\n" + "".join(f".sp 1\n{text}\n" for text in block.paragraphs))
    ran = subprocess.run(["groff", "-k", "-t", "-Tpdf"], input="\n".join(made).encode(), capture_output=True, timeout=60)
    path.write_bytes(ran.stdout)
    if ran.returncode:
        raise RuntimeError(ran.stderr.decode()[:200])


PROGRAMS = [Program("groff", "PDF", ".pdf", make, command("gropdf", "groff"), none("cells notes initial columns edges draft crop", BY_HAND))]
