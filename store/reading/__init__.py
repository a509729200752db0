"""Reading: a path, a stream or bytes become a Document, or one clear sentence why not.

Offsets are into the cleaned text, which for a clean UTF-8 file with LF line ends is the file's own.
The spans of headings and list items start behind their markup ("# ", "- "), so that a table of
contents needs no second look at it.
"""
