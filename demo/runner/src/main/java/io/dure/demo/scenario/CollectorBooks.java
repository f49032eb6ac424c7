package io.dure.demo.scenario;

import io.dure.demo.layout.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collector's own ledger, as an operator at its machine reads it. */
final class CollectorBooks {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Empty while the collector does not answer. */
    Optional<JsonNode> of(Site site) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + site.management() + "/actuator/ledger"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Of every reason together. */
    long dropped(Site site) {
        long sum = 0;
        for (JsonNode reason : of(site).map(ledger -> ledger.path("dropped")).orElse(JSON.nullNode())) {
            sum += reason.asLong(0);
        }
        return sum;
    }

    /** Nothing is on its way to the hub. */
    boolean isEmpty(Site site) {
        return of(site).filter(ledger -> ledger.path("waiting").asLong(-1) == 0).isPresent();
    }
}
