import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** The smallest function: says who answered, and when by its own clock. */
final class Handler {
    // The earliest moment this code can know: the start of its own class.
    private static final long STARTED = System.nanoTime();
    private static final boolean STARTS_FROM_SNAPSHOT =
        "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

    private String instance;
    private final long initNs;
    private long ordinal = 0;

    /** Made once, before the first request. */
    Handler() throws IOException {
        instance = drawn();
        initNs = now();
    }

    Answer handle(Map<String, String> query, byte[] body) throws IOException {
        long received = now();
        ordinal += 1;
        // A snapshot's is that of all who start from it.
        if (ordinal == 1 && STARTS_FROM_SNAPSHOT) instance = drawn();
        long service = spin(number(query, "service-time"));
        int size = Math.toIntExact(number(query, "response-payload"));
        byte[] payload = made(query.getOrDefault("seed", ""), size);
        String text = "{\"function\":\"hello\",\"runtime\":\"java\",\"instance\":\"" + instance
            + "\",\"ordinal\":" + ordinal + ",\"initNs\":" + initNs + ",\"initFrom\":\"module\""
            + ",\"receivedNs\":" + received + ",\"payloadBytes\":" + body.length
            + ",\"serviceNs\":" + service + ",\"sentNs\":" + now() + "}";
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        if (size == 0) return new Answer("application/json", line);
        ByteArrayOutputStream answer = new ByteArrayOutputStream(line.length + 1 + size);
        answer.writeBytes(line);
        answer.write('\n');
        answer.writeBytes(payload);
        return new Answer("application/octet-stream", answer.toByteArray());
    }

    private static String drawn() throws IOException {
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            return HexFormat.of().formatHex(random.readNBytes(8));
        }
    }

    private static long now() {
        return System.nanoTime() - STARTED;
    }

    /** A number that was asked for; 0 when it was not. */
    private static long number(Map<String, String> query, String name) {
        return Long.parseLong(query.getOrDefault(name, "0"));
    }

    /** Keeps the processor busy for a time, however fast it is; returns how long that was. */
    private static long spin(long nanoseconds) {
        long start = now();
        long end = start;
        while (end < start + nanoseconds) end = now();
        return end - start;
    }

    /**
     * A payload that no compression makes shorter; always the same for a seed: splitmix64 from the
     * seed's FNV-1a hash.
     */
    private static byte[] made(String seed, int size) {
        long state = 0xcbf29ce484222325L;
        for (byte value : seed.getBytes(StandardCharsets.UTF_8)) {
            state = (state ^ (value & 0xff)) * 0x100000001b3L;
        }
        byte[] payload = new byte[size];
        for (int start = 0; start < size; start += 8) {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            z ^= z >>> 31;
            for (int i = start; i < Math.min(start + 8, size); i++, z >>>= 8) payload[i] = (byte) z;
        }
        return payload;
    }
}
