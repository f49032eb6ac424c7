package io.dure.demo.hub;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed in as a person would be; each reply it is asked to keep becomes a raw file. */
public final class HubClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final Path folder;
    private final AtomicInteger replies = new AtomicInteger();
    private final List<Path> kept = new CopyOnWriteArrayList<>();

    /** Not signed in yet; replies are kept in the folder. */
    public HubClient(Address console, Path folder) {
        this.base = URI.create("http://" + console + "/api/v1/");
        this.folder = folder;
    }

    /** What the hub answered; the body is null JSON where there was none. */
    public record Reply(int status, JsonNode body) {
        public boolean isOk() {
            return status / 100 == 2;
        }

        /** The body of a reply that must have succeeded. */
        public JsonNode required() {
            if (!isOk()) {
                throw new IllegalStateException("the hub answered " + status + ": " + body);
            }
            return body;
        }
    }

    public Reply signIn(String user, String password) {
        get("session");
        return send("POST", "session", Map.of("username", user, "password", password));
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    /** As {@link #get}, and keeps the reply as a raw file. */
    public Reply keep(String path) {
        return keep(get(path), "get-" + path);
    }

    /** PUT; the reply is kept. */
    public Reply put(String path, Object body) {
        return keep(send("PUT", path, body), "put-" + path);
    }

    /** POST; the reply is kept. */
    public Reply post(String path, Object body) {
        return keep(send("POST", path, body), "post-" + path);
    }

    /** POST whose reply holds a secret, and is kept nowhere. */
    public Reply postForSecret(String path, Object body) {
        return send("POST", path, body);
    }

    /** DELETE; the reply is kept. */
    public Reply delete(String path) {
        return keep(send("DELETE", path, null), "delete-" + path);
    }

    /** The lines of an endless reply as they come; close it to leave. */
    public Stream<String> lines(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        try {
            HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the hub answered " + response.statusCode() + " for " + path);
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The replies kept until now, in order. */
    public List<Path> kept() {
        return List.copyOf(kept);
    }

    private Reply keep(Reply reply, String what) {
        String name = String.format(
                Locale.ROOT,
                "api-%03d-%s.json",
                replies.incrementAndGet(),
                what.replaceAll("\\?.*", "").replaceAll("[^a-z-]+", "-"));
        try {
            Path file = folder.resolve(name);
            Files.writeString(file, JSON.writeValueAsString(reply));
            kept.add(file);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .header("Content-Type", "application/json");
        }
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            return new Reply(
                    response.statusCode(),
                    text.isBlank() ? JSON.getNodeFactory().nullNode() : JSON.readTree(text));
        } catch (IOException e) {
            return new Reply(0, JSON.getNodeFactory().stringNode(String.valueOf(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
