package io.dure.protocol.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A request for a certificate (PKCS #10, RFC 2986): a public key, and the proof that its other half is held. */
public final class SigningRequest {
    private static final int LARGEST = 16 * 1024;
    private static final int LEAST_EC_BITS = 256;
    private static final int LEAST_RSA_BITS = 2048;

    private SigningRequest() {}

    /** In DER form. It names nobody: what the certificate says is not the asker's to choose. */
    public static byte[] of(KeyPair key) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=dure"), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException unusable) {
            throw new IllegalArgumentException("a key on P-256 can sign", unusable);
        }
    }

    /**
     * The key of a request.
     *
     * @throws GeneralSecurityException if it is not a request, its signature is wrong or its key is weak
     */
    public static PublicKey key(byte[] der) throws GeneralSecurityException {
        if (der.length > LARGEST) {
            throw new GeneralSecurityException("the request is longer than " + LARGEST + " bytes");
        }
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new GeneralSecurityException("the request is not signed by its key");
            }
            boolean strong =
                    (key instanceof ECKey ec && ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS)
                            || (key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS);
            if (!strong) {
                throw new GeneralSecurityException("the key is weaker than P-256 or RSA of 2048 bits");
            }
            return key;
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException malformed) {
            throw new GeneralSecurityException("not a signing request", malformed);
        }
    }
}
