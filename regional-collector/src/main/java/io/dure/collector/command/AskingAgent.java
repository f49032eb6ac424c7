package io.dure.collector.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process that asks for commands. */
record AskingAgent(String service, String instance, Instant startedAt) {
    private static final int LONGEST = 256;
    private static final JsonMapper JSON = JsonMapper.shared();

    AskingAgent {
        if (service.isBlank() || service.length() > LONGEST || instance.isBlank() || instance.length() > LONGEST) {
            throw new IllegalArgumentException("service and instance need 1 to 256 characters");
        }
    }

    /** Empty where the body does not say who asks. */
    static Optional<AskingAgent> read(byte[] body) {
        try {
            JsonNode said = JSON.readTree(body);
            return Optional.of(new AskingAgent(
                    said.path("service").asString(""),
                    said.path("instance").asString(""),
                    Instant.parse(said.path("startedAt").asString(""))));
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
