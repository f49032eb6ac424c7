package io.dure.bench.matrix;

import io.dure.demo.layout.Site;
import java.util.Optional;

/** Which process is killed. */
enum Dead {
    NONE("none", Optional.empty()),
    HUB("hub", Optional.of("hub")),
    PRIVATE_COLLECTOR("private collector", Optional.of(Site.PRIVATE.collector())),
    PUBLIC_COLLECTOR("public collector", Optional.of(Site.PUBLIC.collector()));

    private final String label;
    private final Optional<String> process;

    Dead(String label, Optional<String> process) {
        this.label = label;
        this.process = process;
    }

    String label() {
        return label;
    }

    Optional<String> process() {
        return process;
    }

    boolean hosts(String nameserver) {
        return process.filter(nameserver::equals).isPresent();
    }
}
