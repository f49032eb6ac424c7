package io.dure.hub.directory;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.directory.LdapSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what is kept of a directory into one that can be asked. */
public final class Connector {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration A_DRAFT_TAKES = Duration.ofMinutes(10);

    private final SealedSecrets secrets;
    private final Path data;
    private final Path authorities;
    private final Clock clock;
    private final Consumer<ConnectionEvent> events;

    /**
     * Of one hub.
     *
     * @param data its folder
     */
    public Connector(Path data, Clock clock, Consumer<ConnectionEvent> events) {
        this.secrets = new SealedSecrets(data);
        this.data = data;
        this.authorities = data.resolve("authorities");
        this.clock = clock;
        this.events = events;
    }

    Directory connect(DirectoryProperties configured) {
        return new LdapDirectory(configured.settings(), clock, events);
    }

    /** Something that can be asked, whatever is wrong. */
    Directory connect(StoredDirectory stored) {
        try {
            return new LdapDirectory(settings(stored), clock, events);
        } catch (IllegalArgumentException unusable) {
            boolean passwordLost =
                    stored.sealedPassword() != null && password(stored).isEmpty();
            return new OutOfOrder(stored.name(), String.valueOf(unusable.getMessage()), passwordLost);
        }
    }

    /** @throws IllegalArgumentException what is wrong, by the property's full name */
    LdapSettings settings(StoredDirectory stored) {
        return settings(stored, password(stored).orElse(null));
    }

    /** @throws IllegalArgumentException what is wrong, by the property's full name */
    LdapSettings settings(StoredDirectory stored, @Nullable String password) {
        if (stored.sealedPassword() != null && password == null) {
            throw new IllegalArgumentException(
                    "dure.auth.directory.bind-password: cannot be unsealed: the key of this hub's folder is another; give it again");
        }
        String pem = stored.authorities();
        return stored.properties(pem == null ? null : file(pem)).settings(password);
    }

    Optional<String> password(StoredDirectory stored) {
        String sealed = stored.sealedPassword();
        return sealed == null ? Optional.empty() : secrets.open(sealed, purpose(stored.name()));
    }

    String seal(String password, String directory) {
        return secrets.seal(password, purpose(directory));
    }

    Clock clock() {
        return clock;
    }

    private static String purpose(String directory) {
        return "bind-password of " + directory;
    }

    /** Keeps settings that cannot be read, named by what they hold: once, and for the hub's owner alone. */
    Path setAside(String settings) {
        Path file = data.resolve("sign-in-settings-unreadable-" + digest(settings) + ".json");
        try {
            if (!Files.exists(file)) {
                Path fresh = Files.createTempFile(data, "sign-in-settings", ".new");
                Files.writeString(fresh, settings);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Named by what it holds, so that one that is in use never changes. */
    private Path file(String pem) {
        try {
            Path file = authorities.resolve(name(pem));
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            } else {
                Files.createDirectories(authorities);
                Path fresh = Files.createTempFile(authorities, "fresh", ".pem");
                Files.writeString(fresh, pem);
                Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String name(String pem) {
        return digest(pem) + ".pem";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Removes the files of authorities that no directory has any more. One that was asked for lately stays for now: it may be
     * that of a draft, whose test is running.
     *
     * @param kept all directories that are set up
     */
    void prune(Collection<StoredDirectory> kept) {
        Set<String> used = kept.stream()
                .flatMap(each -> Stream.ofNullable(each.authorities()))
                .map(Connector::name)
                .collect(Collectors.toSet());
        Instant before = clock.instant().minus(A_DRAFT_TAKES);
        try (Stream<Path> files = Files.isDirectory(authorities) ? Files.list(authorities) : Stream.empty()) {
            for (Path file : files.toList()) {
                if (!used.contains(String.valueOf(file.getFileName()))
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException later) {
            LOG.warn("cannot tidy up {}; the next change tries again", authorities, later);
        }
    }
}
