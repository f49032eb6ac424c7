package io.dure.bench.otlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collector's own books, as its management port tells them. */
public record CollectorLedger(JsonNode told) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static CollectorLedger read(Backbone.Collector collector) {
        URI address = URI.create("http://" + collector.management() + "/actuator/ledger");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(address + " answered " + response.statusCode());
            }
            return new CollectorLedger(JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public long number(String field) {
        return told.path(field).asLong(0);
    }

    /** Of every reason together. */
    public long dropped() {
        long sum = 0;
        for (JsonNode reason : told.path("dropped")) {
            sum += reason.asLong(0);
        }
        return sum;
    }
}
