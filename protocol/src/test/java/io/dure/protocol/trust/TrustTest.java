package io.dure.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final String SECRET = "s".repeat(43);
    private static final String PIN = "p".repeat(43);

    @Test
    void aNameIsItsUri() {
        PartName collector = new PartName(Optional.of("private"), "private-1");
        PartName witness = new PartName(Optional.empty(), "witness-1");

        assertThat(collector.uri()).isEqualTo("dure://site/private/collector/private-1");
        assertThat(PartName.parse(collector.uri())).contains(collector);
        assertThat(PartName.parse(witness.uri())).contains(witness);
        assertThat(PartName.parse("dure://site/private/collector/x/y")).isEmpty();
        assertThat(PartName.parse("dure://site/Private/collector/x")).isEmpty();
    }

    @Test
    void aTokenCarriesThePinOfTheHub() {
        TokenText token = new TokenText(SECRET, Optional.of(PIN));

        assertThat(TokenText.parse(token.reveal() + "\n")).isEqualTo(token);
        assertThat(TokenText.parse("a-word-of-the-operator").pin()).isEmpty();
        assertThat(token).asString().doesNotContain(SECRET);
    }

    @Test
    void aRequestGivesItsKeyOnlyWithTheProof() throws Exception {
        KeyPair key = Certificates.newKey();
        byte[] request = SigningRequest.of(key);
        byte[] changed = request.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(SigningRequest.key(request)).isEqualTo(key.getPublic());
        assertThatThrownBy(() -> SigningRequest.key(changed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SigningRequest.key(new byte[] {1, 2})).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeyComesBackFromItsFile() throws Exception {
        KeyPair key = Certificates.newKey();

        assertThat(Certificates.privateKey("notes\n" + Certificates.pem(key.getPrivate())))
                .isEqualTo(key.getPrivate());
        assertThatThrownBy(() -> Certificates.privateKey("nothing")).isInstanceOf(GeneralSecurityException.class);
    }
}
