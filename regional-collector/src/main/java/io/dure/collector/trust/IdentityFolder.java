package io.dure.collector.trust;

import com.google.protobuf.ByteString;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code trust} of the data folder: the identity, and the key that is being enrolled, kept until the answer is
 * here. Every file is for its owner alone and replaced as a whole.
 */
final class IdentityFolder {
    private static final Logger log = LoggerFactory.getLogger(IdentityFolder.class);

    private final Path folder;
    private final Path identity;
    private final Path pending;

    IdentityFolder(Path folder) {
        this.folder = folder;
        this.identity = folder.resolve("identity.pem");
        this.pending = folder.resolve("pending.pem");
    }

    Optional<Identity> read() {
        if (!Files.exists(identity)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Identity.parse(Files.readString(identity, StandardCharsets.US_ASCII)));
        } catch (IOException | GeneralSecurityException unusable) {
            log.warn("Cannot use {}: enrol again", identity, unusable);
            return Optional.empty();
        }
    }

    void keep(Identity fresh) throws IOException, GeneralSecurityException {
        write(identity, fresh.text());
        Files.deleteIfExists(pending);
    }

    /** A key to enrol and its signing request; the same ones until an identity is kept: a token is good for one key. */
    Pending pending() throws IOException, GeneralSecurityException {
        if (Files.exists(pending)) {
            String text = Files.readString(pending, StandardCharsets.US_ASCII);
            int line = text.indexOf('\n');
            try {
                return new Pending(
                        Certificates.privateKey(text),
                        ByteString.copyFrom(HexFormat.of().parseHex(text.substring("# ".length(), line))));
            } catch (GeneralSecurityException | RuntimeException damaged) {
                log.warn("Cannot use {}: a new key is made", pending, damaged);
            }
        }
        KeyPair key = Certificates.newKey();
        Pending fresh = new Pending(key.getPrivate(), ByteString.copyFrom(SigningRequest.of(key)));
        write(
                pending,
                "# " + HexFormat.of().formatHex(fresh.signingRequest().toByteArray()) + "\n"
                        + Certificates.pem(key.getPrivate()));
        return fresh;
    }

    /** @param signingRequest PKCS #10 */
    record Pending(PrivateKey key, ByteString signingRequest) {}

    private void write(Path file, String text) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
