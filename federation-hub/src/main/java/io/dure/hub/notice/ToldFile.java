package io.dure.hub.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what people were told and is not over, so that a restarted hub neither repeats nor forgets it. */
final class ToldFile {
    private static final Logger LOG = LoggerFactory.getLogger(ToldFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    ToldFile(Path file) {
        this.file = file;
    }

    /** Nothing where nothing readable is: then people are told again. */
    List<Finding> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), Finding[].class));
        } catch (IOException | JacksonException damaged) {
            LOG.error("{} is not readable; what stands is told again", file, damaged);
            return List.of();
        }
    }

    void write(List<Finding> told) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(told));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | JacksonException refused) {
            LOG.error("what people were told is not remembered over a restart: {}", refused.toString());
        }
    }
}
