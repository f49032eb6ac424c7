package io.dure.demo.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the site's notices service; a page without notices is better than none. */
@Component
class Notices {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(2);

    private final HttpClient client;
    private final URI base;

    Notices(PortalProperties properties) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        this.base = properties.notices();
    }

    /** The office's notices as JSON, or what is shown in their place. */
    String of(String office) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/notices/" + office))
                .timeout(READ)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "no notices: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no notices";
        }
    }
}
