package io.dure.hub.session.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the hub's own accounts, one file each that only its owner may read. Files, and not the store: they can be changed
 * beside a running hub, and are there when the store is not.
 */
final class AccountFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    /** @param data the hub's folder */
    AccountFiles(Path data) {
        this.folder = data.resolve("accounts");
    }

    /** Empty: there is none, or its file cannot be used. */
    Optional<LocalAccount> read(String name) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(name)), LocalAccount.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JacksonException malformed) {
            throw new IllegalStateException(file(name) + " is damaged: set the account up again", malformed);
        }
    }

    void write(String name, LocalAccount account) {
        try {
            Files.createDirectories(folder);
            writePrivately(file(name), JSON.writeValueAsString(account));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** False: there was none. */
    boolean remove(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    /** Whole or not at all, and at no moment readable by others. */
    static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
