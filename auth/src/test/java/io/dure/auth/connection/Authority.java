package io.dure.auth.connection;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of the tests' own. */
public record Authority(Path folder, Path certificate, Path key) {
    public record Issued(Path certificate, Path key) {
        /** LDAPS on a port of its own choice. */
        public InMemoryListenerConfig listener() throws LDAPException, GeneralSecurityException {
            PEMFileKeyManager keys = new PEMFileKeyManager(certificate.toFile(), key.toFile());
            return InMemoryListenerConfig.createLDAPSConfig(
                    "tls",
                    InetAddress.getLoopbackAddress(),
                    0,
                    new SSLUtil(keys, null).createSSLServerSocketFactory(),
                    null);
        }
    }

    public static Authority create(Path folder, String name) {
        Path key = folder.resolve(name + "-ca.key");
        Path certificate = folder.resolve(name + "-ca.pem");
        openssl(
                folder,
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString(),
                "-subj",
                "/CN=" + name);
        return new Authority(folder, certificate, key);
    }

    /** For a server with these names, for example {@code DNS:localhost,IP:127.0.0.1}. */
    public Issued issue(String name, String alternativeNames, int days) {
        Path serverKey = folder.resolve(name + ".key");
        Path request = folder.resolve(name + ".csr");
        Path issued = folder.resolve(name + ".pem");
        Path extensions = folder.resolve(name + ".ext");
        try {
            Files.writeString(extensions, "subjectAltName=" + alternativeNames + "\n");
        } catch (IOException full) {
            throw new AssertionError(full);
        }
        openssl(
                folder,
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes",
                "-keyout",
                serverKey.toString(),
                "-out",
                request.toString(),
                "-subj",
                "/CN=" + name);
        openssl(
                folder,
                "x509 -req -CAcreateserial -days " + days,
                "-in",
                request.toString(),
                "-CA",
                certificate.toString(),
                "-CAkey",
                key.toString(),
                "-out",
                issued.toString(),
                "-extfile",
                extensions.toString());
        if (!(serverKey.toFile().setReadable(false, false) && serverKey.toFile().setReadable(true, true))) {
            throw new AssertionError("cannot protect " + serverKey);
        }
        return new Issued(issued, serverKey);
    }

    private static void openssl(Path folder, String words, String... more) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(words.split(" ", -1)));
        command.addAll(Arrays.asList(more));
        Path log = folder.resolve("openssl.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(log));
            }
        } catch (IOException missing) {
            throw new AssertionError("openssl is missing: install the Debian package openssl", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
