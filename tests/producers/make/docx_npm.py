"""docx, of npm."""

import _node
from _program import Program

PROGRAMS = [Program("docx of npm", "Word", ".docx", lambda blocks, path: _node.make("docx.js", blocks, path), lambda: _node.missing("docx"))]
