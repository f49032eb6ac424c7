package io.dure.hub.session;

import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.directory.LockoutThreshold;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Wiring;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many failures of one user reach the directory: as many as configured, and always fewer than what any directory says that
 * it locks at, or guessing here would lock people out there.
 */
@Component
final class LockoutLimit implements IntSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(LockoutLimit.class);

    private final LockoutProperties properties;
    private final ConnectedDirectories directories;
    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    LockoutLimit(LockoutProperties properties, ConnectedDirectories directories) {
        this.properties = properties;
        this.directories = directories;
    }

    @Override
    public int getAsInt() {
        OptionalInt strictest =
                told.values().stream().mapToInt(Integer::intValue).min();
        return below(properties.failures(), strictest);
    }

    /** At least one attempt is left, or nobody could sign in. */
    static int below(int configured, OptionalInt threshold) {
        return threshold.isEmpty() ? configured : Math.max(1, Math.min(configured, threshold.getAsInt() - 1));
    }

    /** Asks all directories again; one that does not answer keeps what it said before. */
    void refresh() {
        int before = getAsInt();
        Wiring wiring = directories.wiring();
        told.keySet()
                .retainAll(
                        wiring.connected().stream().map(Wiring.Connected::name).toList());
        for (Wiring.Connected each : wiring.connected()) {
            if (each.directory() instanceof LdapDirectory directory) {
                take(each.name(), directory.lockoutThreshold());
            }
        }
        int now = getAsInt();
        if (now != before) {
            LOG.info("{} failures of one user reach the directories, which lock at {}", now, told);
        }
    }

    private void take(String name, LockoutThreshold threshold) {
        switch (threshold) {
            case LockoutThreshold.At at -> told.put(name, at.failures());
            case LockoutThreshold.Never never -> told.remove(name);
            case LockoutThreshold.NotTold silent ->
                LOG.debug("directory {} does not tell how many failures lock: {}", name, silent.why());
        }
    }
}
