package io.dure.hub.trust;

import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.PartName;
import io.dure.protocol.trust.SigningRequest;
import io.dure.protocol.trust.TokenText;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Issues certificates for tokens and for certificates that are near their end, and says which are let in. Thread-safe. */
public final class Registrar {
    private final TrustRecords records;
    private final EnrolmentTokens tokens;
    private final Authority authority;
    private final ServerCertificate server;
    private final Duration certificatesLast;
    private final TrustAudit audit;
    private final Clock clock;
    private final Map<String, Credential> byId = new ConcurrentHashMap<>();
    private final Sightings sightings = new Sightings();
    private final List<Consumer<Credential>> revocations = new CopyOnWriteArrayList<>();

    Registrar(
            TrustRecords records,
            EnrolmentTokens tokens,
            Authority authority,
            ServerCertificate server,
            Duration certificatesLast,
            TrustAudit audit,
            Clock clock) {
        this.records = records;
        this.tokens = tokens;
        this.authority = authority;
        this.server = server;
        this.certificatesLast = certificatesLast;
        this.audit = audit;
        this.clock = clock;
        records.credentials().stream()
                .filter(credential -> credential.kind() != PartKind.AGENT)
                .forEach(credential -> byId.put(credential.id(), credential));
    }

    /** A certificate for whom the token names. The key that used a token may use it again, should the answer be lost. */
    public synchronized Issuance enrol(String tokenText, byte[] signingRequest, @Nullable String source) {
        Instant now = clock.instant();
        Optional<EnrolmentToken> known =
                tokens.byHash(TokenText.parse(tokenText).hash());
        if (known.isEmpty() || known.get().kind() == PartKind.AGENT) {
            return refuse("a caller without a certificate", source, "unknown-token", "no such enrolment token");
        }
        EnrolmentToken token = known.get();
        if (!token.lasts(now)) {
            return refuse(token.name(), source, "token-ended", "the enrolment token has ended or was taken back");
        }
        PublicKey key;
        try {
            key = SigningRequest.key(signingRequest);
        } catch (GeneralSecurityException unusable) {
            return refuse(token.name(), source, "bad-request", String.valueOf(unusable.getMessage()));
        }
        String usedKey = new TokenText(HexFormat.of().formatHex(key.getEncoded()), Optional.empty()).hash();
        if (token.usedKey() != null && !token.usedKey().equals(usedKey)) {
            return refuse(token.name(), source, "token-used", "the enrolment token was used before");
        }
        if (wasRevokedSinceItsUse(token)) {
            return refuse(token.name(), source, "token-used", "who used the enrolment token was revoked since");
        }
        EnrolmentToken used = token.used(now, usedKey);
        Issuance.Issued issued = issue(
                key,
                new PartName(Optional.ofNullable(token.site()), token.name()),
                token.kind(),
                used,
                "enrol",
                token.id(),
                source);
        tokens.used(used);
        return issued;
    }

    /** A lost answer is no way back for whom an administrator has shut out meanwhile. */
    private boolean wasRevokedSinceItsUse(EnrolmentToken token) {
        Instant used = token.usedAt();
        return used != null
                && byId.values().stream()
                        .filter(each -> each.name().equals(token.name()) && Objects.equals(each.site(), token.site()))
                        .flatMap(each -> Stream.ofNullable(each.revokedAt()))
                        .anyMatch(revoked -> !revoked.isBefore(used));
    }

    /** In the place of a certificate that was let in. */
    public synchronized Issuance renew(Credential current, byte[] signingRequest, @Nullable String source) {
        try {
            PublicKey key = SigningRequest.key(signingRequest);
            return issue(key, current.part(), current.kind(), null, "renew-certificate", current.id(), source);
        } catch (GeneralSecurityException unusable) {
            return refuse(current.name(), source, "bad-request", String.valueOf(unusable.getMessage()));
        }
    }

    private Issuance.Issued issue(
            PublicKey key,
            PartName name,
            PartKind kind,
            @Nullable EnrolmentToken used,
            String act,
            String origin,
            @Nullable String source) {
        X509Certificate certificate = authority.issue(key, name, certificatesLast);
        Credential credential = new Credential(
                id(certificate),
                kind,
                name.site().orElse(null),
                name.id(),
                origin,
                clock.instant(),
                certificate.getNotAfter().toInstant(),
                null);
        records.save(credential, used, audit.entry(name.id(), source, act, TrustAudit.Attributes.of(credential)));
        byId.values()
                .removeIf(old -> clock.instant().isAfter(old.expiresAt().plus(EnrolmentTokens.KEPT_AFTER_THEIR_END)));
        sightings.retain(byId::containsKey);
        byId.put(credential.id(), credential);
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(certificate);
        chain.addAll(authority.chain());
        return new Issuance.Issued(List.copyOf(chain), List.of(server.anchor()));
    }

    private Issuance refuse(String actor, @Nullable String source, String code, String words) {
        audit.refused(actor, source, "enrol", words, code);
        return new Issuance.Refused(code, words);
    }

    /** Of a certificate that a trusted authority signed and whose key was proved in the handshake. */
    public Admission admit(X509Certificate certificate, @Nullable String source) {
        Admission admission = judge(certificate, source);
        if (admission instanceof Admission.Refused refused) {
            String who = PartName.of(certificate).map(PartName::id).orElse("a certificate without a name");
            audit.refused(who, source, "refuse-certificate", id(certificate), refused.code());
        } else if (admission instanceof Admission.Admitted admitted) {
            seen(admitted.credential());
        }
        return admission;
    }

    /** Whoever holds it is there now. */
    public void seen(Credential credential) {
        sightings.seen(credential.id(), clock.instant());
    }

    /** Empty: not since this hub's start. */
    Optional<Instant> lastSeen(Credential credential) {
        return sightings.last(credential.id());
    }

    private Admission judge(X509Certificate certificate, @Nullable String source) {
        String id = id(certificate);
        Credential known = byId.get(id);
        if (known == null) {
            if (authority.issued(certificate)) {
                return new Admission.Refused("unknown-certificate", "this hub knows no such certificate");
            }
            Optional<PartName> name = PartName.of(certificate);
            if (name.isEmpty()) {
                return new Admission.Refused("unknown-certificate", "the certificate carries no name of a collector");
            }
            if (!isConfigured(name.get())) {
                return notConfigured(name.get());
            }
            known = remember(certificate, name.get(), source);
        }
        if (known.revokedAt() != null) {
            return new Admission.Refused("certificate-revoked", "the certificate was revoked");
        }
        if (!clock.instant().isBefore(known.expiresAt())) {
            return new Admission.Refused("certificate-ended", "the certificate has ended");
        }
        return isConfigured(known.part()) ? new Admission.Admitted(known) : notConfigured(known.part());
    }

    private boolean isConfigured(PartName part) {
        return tokens.configured(part.id())
                .filter(collector -> collector.siteName().equals(part.site()))
                .isPresent();
    }

    private static Admission.Refused notConfigured(PartName part) {
        return new Admission.Refused("not-configured", "the hub's file names no " + part.uri());
    }

    /** One that was brought is known from the first time it is shown, so that it can be seen and revoked as the others. */
    private synchronized Credential remember(X509Certificate certificate, PartName name, @Nullable String source) {
        String id = id(certificate);
        Credential known = byId.get(id);
        if (known != null) {
            return known;
        }
        Credential brought = new Credential(
                id,
                name.site().isPresent() ? PartKind.COLLECTOR : PartKind.WITNESS,
                name.site().orElse(null),
                name.id(),
                Credential.BROUGHT,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                null);
        records.save(
                brought, null, audit.entry(name.id(), source, "admit-certificate", TrustAudit.Attributes.of(brought)));
        byId.put(id, brought);
        return brought;
    }

    /** The newest first. */
    public List<Credential> credentials() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Credential::issuedAt).reversed().thenComparing(Credential::id))
                .toList();
    }

    /** What it was used for ends at once. False: there is none. */
    public synchronized boolean revoke(String id, String actor, String source) {
        Credential known = byId.get(id);
        if (known == null) {
            return false;
        }
        if (known.revokedAt() == null) {
            Credential revoked = known.revoked(clock.instant());
            byId.put(id, revoked);
            records.save(
                    revoked, null, audit.entry(actor, source, "revoke-credential", TrustAudit.Attributes.of(known)));
            revocations.forEach(listener -> listener.accept(revoked));
        }
        return true;
    }

    /** Is told of every revocation. */
    public void onRevoked(Consumer<Credential> listener) {
        revocations.add(listener);
    }

    private static String id(X509Certificate certificate) {
        try {
            return "c-" + Certificates.fingerprint(certificate).substring(0, 32);
        } catch (CertificateException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
