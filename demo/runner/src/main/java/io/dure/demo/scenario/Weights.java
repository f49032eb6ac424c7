package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Changes weights through the API and watches from outside when the nameservers answer by them. */
final class Weights {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Weights() {}

    /**
     * @param asked when the API was called
     * @param answered when each nameserver had shown the new token; empty when one did not
     * @param raw what the nameservers showed
     */
    record Change(Instant asked, Optional<Instant> answered, Path raw) {
        Optional<Duration> taken() {
            return answered.map(at -> Duration.between(asked, at));
        }
    }

    static Change set(Cloud cloud, int privateWeight, int publicWeight, String reason) {
        Instant asked = Instant.now();
        Map<String, Integer> named = Map.of("private", privateWeight, "public", publicWeight);
        HubClient.Reply reply = cloud.hub()
                .put("services/" + Addresses.SERVICE + "/weights", Map.of("weights", named, "reason", reason));
        JsonNode token = reply.required().path("token");
        String expected = "epoch=" + token.path("epoch").asLong() + " revision="
                + token.path("revision").asLong();
        Path raw = cloud.folder().raw().resolve("token-" + asked.toEpochMilli() + ".jsonl");
        Map<Site, Instant> seen = new TokenWatch().awaitToken(expected, LONGEST, raw);
        Optional<Instant> answered = seen.size() == List.of(Site.values()).size()
                ? seen.values().stream().max(Instant::compareTo)
                : Optional.empty();
        return new Change(asked, answered, raw);
    }

    static JsonNode service(Cloud cloud) {
        return cloud.hub().keep("services/" + Addresses.SERVICE).required();
    }
}
