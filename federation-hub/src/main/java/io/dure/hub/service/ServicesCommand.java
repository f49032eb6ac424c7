package io.dure.hub.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * {@code ./dure services}: exports, compares and applies the services of a hub from the command line. One file that needs the
 * JDK alone, so that the launcher runs it from its source, without a build. Nothing secret is taken from the command line,
 * which other users of the machine can read.
 */
public final class ServicesCommand {
    public static final int EQUAL_OR_DONE = 0;
    public static final int DIFFERS = 1;
    public static final int ERROR = 2;

    private static final String USAGE = """
            usage: ./dure services export --hub URL [-f FILE]
                   ./dure services diff   --hub URL -f FILE [--remove] [--records withdraw|leave]
                   ./dure services apply  --hub URL -f FILE [--remove] [--records withdraw|leave] [--reason TEXT]

              -f FILE               the services; of export: where to, else to standard output
              --remove              remove the services that the file does not name
              --records CHOICE      of providers that a service leaves: withdraw its records, or leave them
              --ca FILE             PEM file with the certificates that are trusted
              --plain-http          send the password or token over http to another machine all the same
              --user NAME           or DURE_USER, with its password in DURE_PASSWORD or --password-file FILE
              --token-file FILE     an API token, or DURE_TOKEN

            exit codes: 0 equal, applied or exported; 1 they differ; 2 an error, nothing was changed""";

    private static final Set<String> FLAGS = Set.of("--remove", "--plain-http", "--help");
    private static final Set<String> VALUES =
            Set.of("--hub", "-f", "--records", "--reason", "--ca", "--user", "--password-file", "--token-file");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String DOCUMENT = "/api/v1/services.yaml";
    private static final String SESSION = "/api/v1/session";

    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String hub;
    private Optional<String> token = Optional.empty();

    private ServicesCommand(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
        this.hub = hub();
        this.http = client();
    }

    /** Ends with the exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    /** Does what the arguments say and returns the exit code. */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Map<String, String> options = parse(arguments);
            if (options.containsKey("--help")) {
                out.println(USAGE);
                return EQUAL_OR_DONE;
            }
            ServicesCommand command = new ServicesCommand(options, environment);
            return command.run(options.getOrDefault("command", ""), out);
        } catch (Refused refused) {
            err.println("dure: " + refused.getMessage());
            return ERROR;
        } catch (IOException broken) {
            err.println("dure: " + reason(broken));
            return ERROR;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ERROR;
        }
    }

    private static String reason(IOException broken) {
        String message = broken.getMessage();
        return message == null
                ? "the hub cannot be reached: " + broken.getClass().getSimpleName()
                : message;
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (i == 0 && Set.of("export", "diff", "apply").contains(argument)) {
                options.put("command", argument);
            } else if (FLAGS.contains(argument)) {
                options.put(argument, "");
            } else if (VALUES.contains(argument) && i + 1 < arguments.length) {
                options.put(argument, arguments[++i]);
            } else {
                throw new Refused("not understood: " + argument + "\n" + USAGE);
            }
        }
        if (!options.containsKey("command") && !options.containsKey("--help")) {
            throw new Refused("say what to do\n" + USAGE);
        }
        return options;
    }

    private String needed(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new Refused(option + " is missing\n" + USAGE);
        }
        return value;
    }

    private String hub() {
        URI url;
        try {
            url = URI.create(needed("--hub").replaceAll("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw new Refused("--hub: not an address: " + options.get("--hub"));
        }
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new Refused("--hub: must begin with https:// or http://: " + url);
        }
        boolean here = Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
        if ("http".equals(url.getScheme()) && !here && !options.containsKey("--plain-http")) {
            throw new Refused(
                    "--hub: over http everybody on the way reads the password; use https, or say --plain-http");
        }
        return url.toString();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(cookies);
        if (options.containsKey("--ca")) {
            builder.sslContext(trusting(Path.of(needed("--ca"))));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new Refused("--ca: cannot read certificates from " + file);
        }
    }

    private int run(String command, PrintStream out) throws IOException, InterruptedException {
        Optional<String> document = command.equals("export") ? Optional.empty() : Optional.of(read("-f"));
        signIn();
        try {
            return document.isEmpty() ? export(out) : compare(document.get(), command.equals("apply"), out);
        } finally {
            signOut();
        }
    }

    private int export(PrintStream out) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", DOCUMENT, BodyPublishers.noBody(), Map.of());
        if (options.containsKey("-f")) {
            Files.writeString(Path.of(needed("-f")), answer.body());
        } else {
            out.print(answer.body());
        }
        return EQUAL_OR_DONE;
    }

    /** What is applied is what was compared: both are of the same tag. */
    private int compare(String document, boolean apply, PrintStream out) throws IOException, InterruptedException {
        String remove = (options.containsKey("--remove") ? "&remove=true" : "")
                + (options.containsKey("--records") ? "&records=" + choice() : "");
        Map<?, ?> compared = put(document, "?dryRun=true" + remove, Map.of());
        boolean refused = print(compared, out);
        boolean differs = Boolean.TRUE.equals(compared.get("differs"));
        if (!differs) {
            out.println("equal");
            return EQUAL_OR_DONE;
        }
        if (!apply) {
            return refused ? ERROR : DIFFERS;
        }
        if (refused) {
            throw new Refused("nothing was changed: a part of it is refused");
        }
        String reason = options.containsKey("--reason")
                ? "&reason=" + URLEncoder.encode(needed("--reason"), StandardCharsets.UTF_8)
                : "";
        Map<?, ?> applied = put(
                document, "?dryRun=false" + remove + reason, Map.of("If-Match", String.valueOf(compared.get("etag"))));
        boolean waits = false;
        for (Object one : list(applied, "services")) {
            if (one instanceof Map<?, ?> service && service.get("proposal") instanceof String proposal) {
                out.println("proposed: " + service.get("id") + " as " + proposal + "; somebody else approves it");
                waits = true;
            }
        }
        out.println(waits ? "the rest is applied" : "applied");
        return waits ? DIFFERS : EQUAL_OR_DONE;
    }

    private String choice() {
        String choice = needed("--records");
        if (!Set.of("withdraw", "leave").contains(choice)) {
            throw new Refused("--records is withdraw or leave, not " + choice);
        }
        return choice;
    }

    private Map<?, ?> put(String document, String query, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/yaml");
        HttpResponse<String> answer = send("PUT", DOCUMENT + query, BodyPublishers.ofString(document), all);
        return object(answer.body());
    }

    /** @return whether anything would be refused */
    private static boolean print(Map<?, ?> compared, PrintStream out) {
        boolean refused = false;
        for (Object one : list(compared, "services")) {
            Map<?, ?> service = (Map<?, ?>) one;
            String id = String.valueOf(service.get("id"));
            switch (String.valueOf(service.get("action"))) {
                case "create" -> out.println("+ " + id);
                case "change" -> out.println("~ " + id);
                case "remove" -> out.println("- " + id);
                case "keep" -> out.println("  " + id + " is not in the file and stays; --remove removes it");
                default -> {}
            }
            for (Object change : list(service, "changes")) {
                Map<?, ?> key = (Map<?, ?>) change;
                out.println("    " + key.get("path") + ": " + shown(key, "from") + " -> " + shown(key, "to"));
            }
            list(service, "warnings").forEach(warning -> out.println("    warning: " + warning));
            if (service.get("refusal") instanceof Map<?, ?> refusal) {
                refused = true;
                out.println("    refused: " + refusal.get("code") + ": " + refusal.get("message"));
            }
        }
        return refused;
    }

    private static String shown(Map<?, ?> object, String key) {
        Object value = object.get(key);
        return value == null || value.equals(NOTHING) ? "(none)" : value.toString();
    }

    // ---- signing in
    // ------------------------------------------------------------------------------------------------------

    private void signIn() throws IOException, InterruptedException {
        token = options.containsKey("--token-file")
                ? Optional.of(firstLine("--token-file"))
                : Optional.ofNullable(environment.get("DURE_TOKEN"));
        if (token.isPresent()) {
            return;
        }
        String user = options.getOrDefault("--user", environment.getOrDefault("DURE_USER", ""));
        String password = options.containsKey("--password-file")
                ? firstLine("--password-file")
                : environment.getOrDefault("DURE_PASSWORD", "");
        if (user.isEmpty() || password.isEmpty()) {
            throw new Refused(
                    "who are you? Give DURE_TOKEN or --token-file, or --user with DURE_PASSWORD or --password-file");
        }
        // The answer is that nobody is signed in, and brings the cookie that the sign-in has to send back.
        request("GET", SESSION, BodyPublishers.noBody(), Map.of());
        String credentials = "{\"username\": " + Json.quoted(user) + ", \"password\": " + Json.quoted(password) + "}";
        send("POST", SESSION, BodyPublishers.ofString(credentials), Map.of("Content-Type", "application/json"));
    }

    private void signOut() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            request("DELETE", SESSION, BodyPublishers.noBody(), Map.of());
        }
    }

    private String firstLine(String option) {
        return read(option).lines().findFirst().map(String::strip).orElse("");
    }

    private String read(String option) {
        Path file = Path.of(needed(option));
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Refused(option + ": cannot read " + file);
        }
    }

    // ---- HTTP
    // ------------------------------------------------------------------------------------------------------------

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = request(method, path, body, headers);
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(problem(answer));
        }
        return answer;
    }

    private HttpResponse<String> request(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub + path)).timeout(ANSWER).method(method, body);
        headers.forEach(request::header);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(value -> request.header("X-XSRF-TOKEN", value));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String problem(HttpResponse<String> answer) {
        StringBuilder text = new StringBuilder("the hub answers " + answer.statusCode());
        if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
            Map<?, ?> problem = object(answer.body());
            text.append(" ").append(problem.get("code")).append(": ").append(problem.get("title"));
            if (problem.get("detail") instanceof String detail
                    && list(problem, "errors").isEmpty()) {
                text.append(". ").append(detail);
            }
            for (Object one : list(problem, "errors")) {
                Map<?, ?> error = (Map<?, ?>) one;
                text.append("\n  ")
                        .append(options.getOrDefault("-f", ""))
                        .append(": ")
                        .append(error.get("field"))
                        .append(": ")
                        .append(error.get("message"));
            }
        }
        return text.toString();
    }

    private static Map<?, ?> object(String body) {
        if (new Json(body).read() instanceof Map<?, ?> map) {
            return map;
        }
        throw new Refused("the hub's answer is not understood");
    }

    private static List<?> list(Map<?, ?> object, String key) {
        return object.get(key) instanceof List<?> list ? list : List.of();
    }

    /** The command cannot be done; the message says why and what to do. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** JSON's null: a map without the key would look the same. */
    private static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** Reads the JSON that the hub writes (RFC 8259); objects are maps, arrays lists, numbers their text. */
    private static final class Json {
        private static final int DEEPEST = 50;

        private final String text;
        private int at;
        private int depth;

        Json(String text) {
            this.text = text;
        }

        static String quoted(String value) {
            StringBuilder quoted = new StringBuilder("\"");
            for (int i = 0; i < value.length(); i++) {
                char character = value.charAt(i);
                if (character == '"' || character == '\\' || character < 0x20) {
                    quoted.append(String.format("\\u%04x", (int) character));
                } else {
                    quoted.append(character);
                }
            }
            return quoted.append('"').toString();
        }

        Object read() {
            Object value = value();
            if (peek() != 0) {
                throw wrong();
            }
            return value;
        }

        private Object value() {
            if (++depth > DEEPEST) {
                throw wrong();
            }
            Object value = switch (peek()) {
                case '{' -> map();
                case '[' -> array();
                case '"' -> string();
                default -> word();
            };
            depth--;
            return value;
        }

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            at++;
            while (peek() != '}') {
                String key = string();
                expect(':');
                map.put(key, value());
                if (peek() != '}') {
                    expect(',');
                }
            }
            at++;
            return map;
        }

        private List<Object> array() {
            List<Object> list = new ArrayList<>();
            at++;
            while (peek() != ']') {
                list.add(value());
                if (peek() != ']') {
                    expect(',');
                }
            }
            at++;
            return list;
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char character = text.charAt(at++);
                string.append(character == '\\' ? escaped() : character);
            }
            expect('"');
            return string.toString();
        }

        private char escaped() {
            if (at >= text.length()) {
                throw wrong();
            }
            char kind = text.charAt(at++);
            return switch (kind) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> unicode();
                default -> kind;
            };
        }

        private char unicode() {
            if (at + 4 > text.length()) {
                throw wrong();
            }
            try {
                char character = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                at += 4;
                return character;
            } catch (NumberFormatException malformed) {
                throw wrong();
            }
        }

        private Object word() {
            int begin = at;
            while (at < text.length() && "{}[],:\" \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(begin, at);
            return switch (word) {
                case "" -> throw wrong();
                case "true" -> true;
                case "false" -> false;
                case "null" -> NOTHING;
                default -> word;
            };
        }

        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private void expect(char character) {
            if (peek() != character) {
                throw wrong();
            }
            at++;
        }

        private static Refused wrong() {
            return new Refused("the hub's answer is not understood");
        }
    }
}
