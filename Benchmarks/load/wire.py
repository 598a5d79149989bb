"""What a packet capture knows of each request: when its last packet went, when its answer came."""

import struct


def packets(path):
    """Yields (nanoseconds, source, destination, payload, flags) of each TCP packet of a capture."""
    with open(path, "rb") as file:
        data = file.read()
    magic = struct.unpack_from("<I", data)[0]
    scale = {0xA1B23C4D: 1, 0xA1B2C3D4: 1000}[magic]
    link = struct.unpack_from("<I", data, 20)[0]
    skip = {1: 14, 113: 16, 276: 20, 0: 4}[link]
    position, end = 24, len(data)
    while position + 16 <= end:
        seconds, part, kept, _ = struct.unpack_from("<IIII", data, position)
        start = position + 16 + skip
        position += 16 + kept
        size = (data[start] & 15) * 4
        if data[start] >> 4 != 4 or data[start + 9] != 6:
            continue
        total = struct.unpack_from(">H", data, start + 2)[0]
        tcp = start + size
        ports = struct.unpack_from(">HH", data, tcp)
        head = (data[tcp + 12] >> 4) * 4
        length = total - size - head
        payload = data[tcp + head : min(position, tcp + head + length)]
        yield seconds * 1_000_000_000 + part * scale, *ports, length, payload, data[tcp + 13]


class Wire:
    """The requests to one port, by the number in their path (`id=N`), or by their order."""

    def __init__(self, path, port, numbered=True):
        self.sent, self.latency = {}, {}
        waiting, count = {}, 0
        for at, source, destination, length, payload, flags in packets(path):
            if length == 0:
                continue
            if destination == port:
                begin = payload.find(b"id=")
                if begin >= 0:
                    waiting[source] = int(payload[begin + 3:].split(b" ", 1)[0]) if numbered else count
                    count += 1
                if source in waiting:
                    self.sent[waiting[source]] = at
            elif source == port and destination in waiting:
                number = waiting.pop(destination)
                self.latency[number] = at - self.sent[number]

    @property
    def latencies(self):
        return self.latency.values()
