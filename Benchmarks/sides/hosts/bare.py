"""The bare interpreter: loads a handler, calls it once, writes its answer to standard output.

Nothing can be less than this: no socket, no protocol, no loop.
"""
import os
import sys
from json import dumps

sys.path[0] = sys.argv[1]  # In place of this file's own folder.
from handler import handler

os.write(1, dumps(handler({}, None)).encode())
