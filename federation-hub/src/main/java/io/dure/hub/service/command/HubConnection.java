package io.dure.hub.service.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The hub's API, as one who is signed in to it. */
final class HubConnection {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String SESSION = "/api/v1/session";

    private final Options options;
    private final Map<String, String> environment;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String hub;
    private Optional<String> token = Optional.empty();

    /** Asks nobody yet. */
    HubConnection(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
        this.hub = options.hub();
        this.http = client();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(cookies);
        if (options.has("--ca")) {
            builder.sslContext(trusting(Path.of(options.needed("--ca"))));
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

    /** By token, or by name and password; nothing is asked of who is at the keyboard. */
    void signIn() throws IOException, InterruptedException {
        token = options.has("--token-file")
                ? Optional.of(options.firstLine("--token-file"))
                : Optional.ofNullable(environment.get("DURE_TOKEN"));
        if (token.isPresent()) {
            return;
        }
        String user = options.value("--user").orElseGet(() -> environment.getOrDefault("DURE_USER", ""));
        String password = options.has("--password-file")
                ? options.firstLine("--password-file")
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

    void signOut() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            request("DELETE", SESSION, BodyPublishers.noBody(), Map.of());
        }
    }

    /** @throws Refused if the hub does not do it, with what it says */
    HttpResponse<String> send(String method, String path, BodyPublisher body, Map<String, String> headers)
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
            Map<?, ?> problem = Json.object(answer.body());
            text.append(" ").append(problem.get("code")).append(": ").append(problem.get("title"));
            if (problem.get("detail") instanceof String detail
                    && Json.list(problem, "errors").isEmpty()) {
                text.append(". ").append(detail);
            }
            for (Object one : Json.list(problem, "errors")) {
                Map<?, ?> error = (Map<?, ?>) one;
                text.append("\n  ")
                        .append(options.value("-f").orElse(""))
                        .append(": ")
                        .append(error.get("field"))
                        .append(": ")
                        .append(error.get("message"));
            }
        }
        return text.toString();
    }
}
