package io.dure.protocol.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as bytes and as PEM text (RFC 7468), by the platform's own means. */
public final class Certificates {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /** A fresh key on the curve P-256. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has P-256", missing);
        }
    }

    /** SHA-256 of the certificate, in base64url without padding. */
    public static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    public static X509Certificate fromDer(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    public static String pem(List<X509Certificate> certificates) throws CertificateException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    /** PKCS #8, not encrypted. */
    public static String pem(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /** All certificates of a text, in their order; none where it holds none. */
    public static List<X509Certificate> certificates(String pem) throws CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        for (byte[] der : blocks(pem, "CERTIFICATE")) {
            found.add(fromDer(der));
        }
        return List.copyOf(found);
    }

    /**
     * The text's one private key.
     *
     * @throws GeneralSecurityException if there is none in PKCS #8 form without a password, or it is neither EC nor RSA
     */
    public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        List<byte[]> keys = blocks(pem, "PRIVATE KEY");
        if (keys.size() != 1) {
            throw new GeneralSecurityException("no private key in PKCS #8 form (BEGIN PRIVATE KEY)");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(keys.getFirst());
        try {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        } catch (GeneralSecurityException notEc) {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        }
    }

    private static List<byte[]> blocks(String pem, String label) {
        List<byte[]> found = new ArrayList<>();
        Matcher matcher = PEM.matcher(pem);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                found.add(Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return found;
    }
}
