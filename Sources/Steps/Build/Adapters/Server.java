import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves a Java handler over HTTP: the part of the adapter for clouds that send requests to a port.
 *
 * A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a
 * container on Cloud Run and its like. Several connections may be open; one request is answered at a time.
 */
final class Server {
    private static final int MOST_HEAD = 1 << 16;
    /** As much as Cloud Run lets through. */
    private static final int MOST_BODY = 32 << 20;

    private final Adapter adapter;
    private final boolean answersProbes;

    private Server(Adapter adapter, boolean answersProbes) {
        this.adapter = adapter;
        this.answersProbes = answersProbes;
    }

    /** Listens where its environment says; returns only when it cannot. */
    static void serve(Map<String, String> environment) throws Exception {
        String azure = environment.get("FUNCTIONS_CUSTOMHANDLER_PORT");
        String port = azure == null ? environment.get("PORT") : azure;
        if (port == null) {
            System.err.println("none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set");
            System.exit(1);
        }
        Server server = new Server(new Adapter(), azure != null);
        InetAddress place = InetAddress.getByAddress(azure == null ? new byte[4] : new byte[] {127, 0, 0, 1});
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(port), 128, place)) {
            while (true) new Conversation(server, listener.accept()).start();
        }
    }

    private Told answer(Request request) {
        // Azure's host asks for "/" until somebody answers; the function is at another path.
        if (answersProbes && request.path.equals("/")) return new Told(200, new Answer("text/plain", new byte[0]));
        synchronized (this) {
            try {
                return new Told(200, adapter.called(request.query(), request.body));
            } catch (Throwable error) {
                return new Told(500, new Answer("application/json", Adapter.described(error)));
            }
        }
    }

    /** A status, and what is sent with it. */
    private record Told(int status, Answer answer) {}

    /** Sends what is told of a request, or of what is none. */
    private static void send(OutputStream output, Told told, Request request) throws IOException {
        Answer answer = told.answer();
        boolean keepsAlive = request != null && request.keepsAlive;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 128);
        bytes.writeBytes(Adapter.ascii("HTTP/1.1 " + told.status() + " \r\ncontent-type: " + answer.contentType()
            + "\r\ncontent-length: " + answer.body().length
            + (keepsAlive ? "\r\n\r\n" : "\r\nconnection: close\r\n\r\n")));
        if (request == null || !request.method.equals("HEAD")) bytes.writeBytes(answer.body());
        output.write(bytes.toByteArray());
    }

    /** One connection, from its first request to its last. */
    private static final class Conversation extends Thread {
        private final Server server;
        private final Socket socket;

        Conversation(Server server, Socket socket) {
            this.server = server;
            this.socket = socket;
        }

        @Override
        public void run() {
            try (socket) {
                socket.setTcpNoDelay(true);
                converse(new BufferedInputStream(socket.getInputStream(), 1 << 16), socket.getOutputStream());
            } catch (IOException gone) {
                // Who asked is gone.
            }
        }

        private void converse(InputStream input, OutputStream output) throws IOException {
            try {
                boolean keepsAlive = true;
                while (keepsAlive) {
                    Request request = new Request(input, output);
                    keepsAlive = request.keepsAlive;
                    send(output, server.answer(request), request);
                }
            } catch (Refusal refusal) {
                Answer reason = new Answer("text/plain", Adapter.ascii(refusal.getMessage()));
                send(output, new Told(refusal.status, reason), null);
            }
        }
    }

    /** What is wrong with a request, and the status that says so. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        final int status;

        Refusal(int status, String reason) {
            super(reason);
            this.status = status;
        }
    }

    /** One request, all of it. */
    private static final class Request {
        final String method;
        final String path;
        final boolean keepsAlive;
        final byte[] body;
        private final String asked;
        private final InputStream input;
        private final Map<String, String> fields = new HashMap<>();

        Request(InputStream input, OutputStream output) throws IOException {
            this.input = input;
            List<String> lines = head();
            String[] first = lines.get(0).split(" ", -1);
            if (first.length != 3) throw new Refusal(400, "the first line is not that of a request");
            method = first[0];
            int mark = first[1].indexOf('?');
            path = mark < 0 ? first[1] : first[1].substring(0, mark);
            asked = mark < 0 ? "" : first[1].substring(mark + 1);
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                if (colon < 0) throw new Refusal(400, "a header field has no colon");
                fields.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).trim());
            }
            keepsAlive = first[2].equals("HTTP/1.1") && !wishes("connection", "close");
            if (wishes("expect", "100-continue")) output.write(Adapter.ascii("HTTP/1.1 100 Continue\r\n\r\n"));
            body = content();
        }

        /** The parameters; several values of one name are joined with commas. */
        Map<String, String> query() {
            Map<String, String> told = new HashMap<>();
            for (String pair : asked.split("&")) {
                int sign = pair.indexOf('=');
                String name = unescaped(sign < 0 ? pair : pair.substring(0, sign));
                String value = sign < 0 ? "" : unescaped(pair.substring(sign + 1));
                told.merge(name, value, (earlier, later) -> earlier.concat(",").concat(later));
            }
            return told;
        }

        /** Undoes percent-encoding and `+`; what is no escape stays as it is. */
        private static String unescaped(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
            for (int place = 0; place < text.length(); place++) {
                char letter = text.charAt(place);
                int high = letter != '%' || place + 2 >= text.length() ? -1 : Character.digit(text.charAt(place + 1), 16);
                int low = high < 0 ? -1 : Character.digit(text.charAt(place + 2), 16);
                if (low >= 0) place += 2;
                bytes.write(low >= 0 ? high << 4 | low : letter == '+' ? ' ' : letter);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private boolean wishes(String name, String value) {
            return fields.getOrDefault(name, "").toLowerCase().contains(value);
        }

        private List<String> head() throws IOException {
            List<String> lines = new ArrayList<>();
            int left = MOST_HEAD;
            while (true) {
                String line = line(left);
                left -= line.length() + 2;
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    return lines;
                }
            }
        }

        private String line(int most) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = input.read(); letter != '\n'; letter = input.read()) {
                if (letter < 0) throw new EOFException();
                if (line.length() >= most) throw new Refusal(431, "the head of the request is too long");
                if (letter != '\r') line.append((char) letter);
            }
            return line.toString();
        }

        private byte[] content() throws IOException {
            String coding = fields.get("transfer-encoding");
            if (coding == null) return taken(size(fields.getOrDefault("content-length", "0"), 10, 0));
            if (!coding.equalsIgnoreCase("chunked") || fields.containsKey("content-length")) {
                throw new Refusal(400, "nothing says clearly where the body ends");
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                String told = line(MOST_HEAD);
                int end = told.indexOf(';');
                int count = size((end < 0 ? told : told.substring(0, end)).trim(), 16, body.size());
                if (count == 0) break;
                body.writeBytes(taken(count));
                if (!line(2).isEmpty()) throw new Refusal(400, "a piece of the body is longer than it says");
            }
            // Fields behind the body say nothing that we need.
            while (!line(MOST_HEAD).isEmpty()) { }
            return body.toByteArray();
        }

        private byte[] taken(int count) throws IOException {
            byte[] data = input.readNBytes(count);
            if (data.length < count) throw new EOFException();
            return data;
        }

        private static int size(String text, int base, int already) throws Refusal {
            for (char digit : text.toCharArray()) {
                if (Character.digit(digit, base) < 0) throw new Refusal(400, "a size in the request is not a number");
            }
            if (text.isEmpty()) throw new Refusal(400, "a size in the request is not a number");
            if (text.length() > 15 || Long.parseLong(text, base) > MOST_BODY - already) {
                throw new Refusal(413, "the body has more than " + MOST_BODY + " bytes");
            }
            return Integer.parseInt(text, base);
        }
    }
}
