import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Hosts a Java handler: for Lambda's managed runtime it is the class with `handle`, elsewhere the
 * program that speaks the AWS Lambda Runtime API itself, or is an HTTP server where there is none.
 */
public final class Adapter {
    private static final String API = "/2018-06-01/runtime/";

    private final Handler handler;

    public Adapter() throws Exception {
        handler = new Handler();
    }

    /** What Lambda's managed runtime calls: `Adapter::handle`. */
    public void handle(InputStream event, OutputStream reply) throws Exception {
        reply.write(served(event.readAllBytes()));
    }

    private byte[] served(byte[] data) throws Exception {
        Map<?, ?> event = (Map<?, ?>) new Json(new String(data, StandardCharsets.UTF_8)).value();
        Map<String, String> query = new HashMap<>();
        if (event.get("queryStringParameters") instanceof Map<?, ?> asked) {
            for (Map.Entry<?, ?> entry : asked.entrySet()) {
                query.put((String) entry.getKey(), String.valueOf(entry.getValue()));
            }
        }
        String text = event.get("body") instanceof String body ? body : "";
        byte[] body = Boolean.TRUE.equals(event.get("isBase64Encoded"))
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
        Answer answer = called(query, body);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(ascii("{\"statusCode\":200,\"isBase64Encoded\":true,\"headers\":{\"content-type\":\""
            + answer.contentType() + "\"},\"body\":\""));
        reply.writeBytes(Base64.getEncoder().encode(answer.body()));
        reply.writeBytes(ascii("\"}"));
        return reply.toByteArray();
    }

    Answer called(Map<String, String> query, byte[] body) throws Exception {
        return handler.handle(query, body);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What went wrong, for the log and for who asked. */
    static byte[] described(Throwable error) {
        error.printStackTrace();
        StringBuilder text = new StringBuilder();
        for (char letter : String.valueOf(error.getMessage()).toCharArray()) {
            if (letter == '"' || letter == '\\') text.append('\\');
            text.append(letter < ' ' ? ' ' : letter);
        }
        String told = "{\"errorMessage\":\"" + text + "\",\"errorType\":\""
            + error.getClass().getSimpleName() + "\"}";
        return told.getBytes(StandardCharsets.UTF_8);
    }

    /** One kept connection; every request is one write. */
    private static final class Connection {
        private final String host;
        private final OutputStream output;
        private final InputStream input;
        /** The id of the invocation that came last. */
        private String id = "";

        Connection(String host) throws IOException {
            this.host = host;
            int colon = host.lastIndexOf(':');
            Socket socket = new Socket(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
            socket.setTcpNoDelay(true);
            output = socket.getOutputStream();
            input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        byte[] call(String method, String path, byte[] body) throws IOException {
            ByteArrayOutputStream request = new ByteArrayOutputStream(body.length + 256);
            request.writeBytes(ascii(method + " " + API + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
            request.writeBytes(body);
            output.write(request.toByteArray());
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon < 0) continue;
                String value = line.substring(colon + 1).trim();
                switch (line.substring(0, colon).toLowerCase()) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "lambda-runtime-aws-request-id" -> id = value;
                    default -> { }
                }
            }
            byte[] data = input.readNBytes(length);
            if (data.length < length) throw new EOFException();
            return data;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = input.read(); letter != '\n'; letter = input.read()) {
                if (letter < 0) throw new EOFException();
                if (letter != '\r') line.append((char) letter);
            }
            return line.toString();
        }
    }

    /** Reads as much JSON as the event of a function URL is made of. */
    private static final class Json {
        private final String text;
        private int place = 0;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            if (takes('"')) return string();
            if (takes('{')) return object();
            if (takes('[')) {
                while (!takes(']')) {
                    value();
                    takes(',');
                }
                return null;
            }
            int start = place;
            while (place < text.length() && ",}] \t\r\n".indexOf(text.charAt(place)) < 0) place += 1;
            if (place == start) throw new IllegalArgumentException("the event is not JSON");
            String word = text.substring(start, place);
            return word.equals("true") ? Boolean.TRUE : word.equals("null") ? null : (Object) word;
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new HashMap<>();
            while (!takes('}')) {
                if (!takes('"')) throw new IllegalArgumentException("the event is not JSON");
                String name = string();
                if (!takes(':')) throw new IllegalArgumentException("the event is not JSON");
                members.put(name, value());
                takes(',');
            }
            return members;
        }

        private boolean takes(char letter) {
            while (place < text.length() && text.charAt(place) <= ' ') place += 1;
            boolean isNext = place < text.length() && text.charAt(place) == letter;
            if (isNext) place += 1;
            return isNext;
        }

        /** The rest of a text whose opening quote has been taken. */
        private String string() {
            int start = place;
            place = text.indexOf('"', start);
            int escape = text.indexOf('\\', start);
            if (escape < 0 || escape > place) return text.substring(start, place++);
            StringBuilder string = new StringBuilder();
            place = start;
            for (char letter = text.charAt(place++); letter != '"'; letter = text.charAt(place++)) {
                string.append(letter == '\\' ? escaped() : letter);
            }
            return string.toString();
        }

        private char escaped() {
            char letter = text.charAt(place++);
            switch (letter) {
                case 'n': return '\n';
                case 'r': return '\r';
                case 't': return '\t';
                case 'b': return '\b';
                case 'f': return '\f';
                case 'u':
                    place += 4;
                    return (char) Integer.parseInt(text.substring(place - 4, place), 16);
                default: return letter;
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        String runtimeAPI = System.getenv("AWS_LAMBDA_RUNTIME_API");
        if (runtimeAPI == null) Server.serve(System.getenv());
        try {
            serve(new Connection(runtimeAPI));
        } catch (IOException gone) {
            // The host is gone, and so are we.
            System.exit(0);
        }
    }

    private static void serve(Connection host) throws IOException {
        Adapter adapter = null;
        try {
            adapter = new Adapter();
        } catch (Throwable error) {
            host.call("POST", "init/error", described(error));
            System.exit(1);
        }
        while (true) {
            byte[] event = host.call("GET", "invocation/next", new byte[0]);
            String invocation = "invocation/" + host.id;
            byte[] told;
            try {
                told = adapter.served(event);
            } catch (Throwable error) {
                host.call("POST", invocation + "/error", described(error));
                continue;
            }
            host.call("POST", invocation + "/response", told);
        }
    }
}
