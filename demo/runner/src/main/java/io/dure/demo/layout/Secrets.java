package io.dure.demo.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/** Random secrets, one a file of mode 0600, made once per data folder. */
public final class Secrets {
    /** Who may read the directory's users. */
    public static final String READER = "cn=reader,dc=egov,dc=test";

    private final Path folder;
    private final SecureRandom random;

    public Secrets(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** The password by which the hub looks at signed-in users again. */
    public Path ofReader() {
        return word("password-of-the-reader");
    }

    /** The file of a secret that can be typed. */
    public Path word(String name) {
        return secret(name, 18, Base64.getUrlEncoder().withoutPadding()::encodeToString);
    }

    /** The file of a secret key of 32 bytes, in base64 as RFC 8945 keys are written. */
    public Path key(String name) {
        return secret(name, 32, Base64.getEncoder()::encodeToString);
    }

    /** The file of a secret key of 16 bytes in hexadecimal digits. */
    public Path digits(String name) {
        return secret(name, 16, HexFormat.of()::formatHex);
    }

    /** Where a secret of this name is, or is to be. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Keeps what somebody else made up, in the place of what was there. */
    public void keep(String name, String secret) {
        try {
            Files.deleteIfExists(file(name));
            write(file(name), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path secret(String name, int length, Function<byte[], String> encoding) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.exists(file)) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                write(file, encoding.apply(bytes));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String secret) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n");
    }
}
