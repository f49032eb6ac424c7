package io.dure.collector.trust;

import com.google.protobuf.ByteString;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.HostPort;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.federation.v1.EnrolRequest;
import io.dure.federation.v1.IssuedCertificate;
import io.dure.federation.v1.ListAgentsRequest;
import io.dure.federation.v1.RenewRequest;
import io.dure.federation.v1.TrustGrpc;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.SigningRequest;
import io.dure.protocol.trust.TokenText;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This collector's certificate: enrolled by a one-time token and renewed, or brought in files that are read anew at each
 * connection. A token in its file that was not used yet is used at the next connection; nobody has to restart anything.
 */
final class OwnCertificate {
    private static final Logger log = LoggerFactory.getLogger(OwnCertificate.class);
    private static final int ANSWER_WITHIN_S = 5;

    private final CollectorSettings settings;
    private final IdentityFolder folder;
    private final HubTls tls;
    private final InstantSource clock;
    private @Nullable Identity enrolled;
    private @Nullable Identity shown;
    private @Nullable String failure;
    private String refusedToken = "";

    OwnCertificate(CollectorSettings settings, IdentityFolder folder, HubTls tls, InstantSource clock) {
        this.settings = settings;
        this.folder = folder;
        this.tls = tls;
        this.clock = clock;
        if (settings.certificateFile() == null) {
            enrolled = folder.read().orElse(null);
            requireAWayIn();
        } else {
            shown = brought(settings.certificateFile());
        }
    }

    /** An operator hears at the start, not in a log, that there is nothing to begin with. */
    private void requireAWayIn() {
        Path file = settings.enrolmentTokenFile();
        Optional<TokenText> token = token(file);
        Identity known = enrolled;
        if (known == null && token.isEmpty()) {
            throw new InvalidSettingException(
                    "dure.collector.token-file", "cannot read an enrolment token from " + file);
        }
        if (known == null
                && !tls.hasAuthorities()
                && token.flatMap(TokenText::pin).isEmpty()) {
            throw new InvalidSettingException(
                    "dure.collector.hub-certificate",
                    "is required: the token in " + file + " does not say by what the hub is to be trusted");
        }
    }

    /** What to show to this hub; enrols there first where a fresh token asks for it. */
    synchronized Identity obtain(HostPort hub) throws NotEnrolledException {
        Path certificate = settings.certificateFile();
        if (certificate != null) {
            return usable(certificate);
        }
        Identity known = enrolled;
        boolean lasts = known != null && known.lasts(clock.instant());
        Optional<TokenText> token = token(settings.enrolmentTokenFile())
                .filter(text -> known == null || !text.hash().equals(known.usedToken()))
                .filter(text -> !text.hash().equals(refusedToken));
        if (token.isPresent()) {
            Optional<Identity> fresh = enrol(hub, token.get());
            if (fresh.isPresent()) {
                return fresh.get();
            }
        }
        if (known == null || !lasts) {
            throw new NotEnrolledException(
                    failure != null
                            ? failure
                            : "the certificate has ended: put a fresh enrolment token into "
                                    + settings.enrolmentTokenFile());
        }
        return known;
    }

    /** One that has ended is not even shown: the hub's TLS would end the connection without a word of why. */
    private Identity usable(Path certificate) throws NotEnrolledException {
        Identity fresh;
        try {
            fresh = brought(certificate);
        } catch (InvalidSettingException unusable) {
            failure = String.valueOf(unusable.getMessage());
            throw new NotEnrolledException(failure);
        }
        shown = fresh;
        if (!fresh.lasts(clock.instant())) {
            failure = "the certificate in " + certificate + " has ended at " + fresh.endsAt() + ": put another there";
            throw new NotEnrolledException(failure);
        }
        failure = null;
        return fresh;
    }

    /** Whether the files hold another certificate than the one that was shown last. */
    synchronized boolean isReplaced() {
        Path certificate = settings.certificateFile();
        Identity last = shown;
        if (certificate == null || last == null) {
            return false;
        }
        try {
            return !brought(certificate).certificate().equals(last.certificate());
        } catch (InvalidSettingException halfWritten) {
            return false;
        }
    }

    /** Shows the certificate that was brought in the place of another to a hub, so that it knows of it before the old one ends. */
    synchronized boolean introduce(HostPort hub) {
        ManagedChannel channel = null;
        try {
            channel = tls.to(hub, obtain(hub));
            TrustGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .listAgents(ListAgentsRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException refused) {
            note("the hub does not take the certificate: " + HubTls.describe(refused.getStatus()));
        } catch (NotEnrolledException | IOException | GeneralSecurityException unusable) {
            note(String.valueOf(unusable.getMessage()));
        } finally {
            if (channel != null) {
                channel.shutdownNow();
            }
        }
        return false;
    }

    private Optional<Identity> enrol(HostPort hub, TokenText token) {
        ManagedChannel channel = null;
        try {
            IdentityFolder.Pending pending = folder.pending();
            channel = tls.toEnrol(hub, token);
            IssuedCertificate issued = TrustGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .enrol(EnrolRequest.newBuilder()
                            .setToken(token.secret())
                            .setSigningRequest(pending.signingRequest())
                            .build());
            return Optional.of(keep(pending.key(), issued, token.hash(), "Enrolled at"));
        } catch (StatusRuntimeException refused) {
            Status status = refused.getStatus();
            failure = "cannot enrol: " + HubTls.describe(status);
            if (status.getCode() == Status.Code.UNAUTHENTICATED) {
                refusedToken = token.hash();
                failure += "; put another enrolment token into " + settings.enrolmentTokenFile();
            }
        } catch (IOException | GeneralSecurityException unusable) {
            failure = "cannot enrol: " + unusable;
        } finally {
            if (channel != null) {
                channel.shutdownNow();
            }
        }
        return Optional.empty();
    }

    private Identity keep(PrivateKey key, IssuedCertificate issued, String token, String how)
            throws IOException, GeneralSecurityException {
        Identity fresh = new Identity(
                key, certificates(issued.getChainList()), certificates(issued.getHubAuthoritiesList()), token);
        folder.keep(fresh);
        enrolled = fresh;
        failure = null;
        refusedToken = "";
        log.info("{} the hub; the certificate lasts until {}", how, fresh.endsAt());
        return fresh;
    }

    private static List<X509Certificate> certificates(List<ByteString> encoded) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (ByteString der : encoded) {
            certificates.add(Certificates.fromDer(der.toByteArray()));
        }
        return certificates;
    }

    /** Asks one hub for a new certificate by the one that is to be replaced. False: it did not give one. */
    synchronized boolean renew(HostPort hub) {
        Identity known = enrolled;
        if (known == null) {
            return false;
        }
        ManagedChannel channel = null;
        try {
            KeyPair key = Certificates.newKey();
            channel = tls.to(hub, known);
            IssuedCertificate issued = TrustGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .renew(RenewRequest.newBuilder()
                            .setSigningRequest(ByteString.copyFrom(SigningRequest.of(key)))
                            .build());
            keep(key.getPrivate(), issued, known.usedToken(), "Certificate renewed by");
            return true;
        } catch (StatusRuntimeException refused) {
            note("cannot renew the certificate: " + HubTls.describe(refused.getStatus()));
        } catch (IOException | GeneralSecurityException unusable) {
            note("cannot renew the certificate: " + unusable);
        } finally {
            if (channel != null) {
                channel.shutdownNow();
            }
        }
        return false;
    }

    private void note(String what) {
        if (!what.equals(failure)) {
            log.warn("{}", what);
        }
        failure = what;
    }

    /** The one that was enrolled, if any. */
    synchronized Optional<Identity> enrolled() {
        return Optional.ofNullable(enrolled);
    }

    /** What was brought and shown last, if any. */
    synchronized Optional<Identity> shown() {
        return Optional.ofNullable(shown);
    }

    /** What went wrong last; empty when nothing has since. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private Identity brought(Path certificateFile) {
        Path keyFile = settings.keyFile();
        if (keyFile == null) {
            throw new InvalidSettingException("dure.collector.key-file", "is required beside certificate-file");
        }
        try {
            List<X509Certificate> chain =
                    Certificates.certificates(Files.readString(certificateFile, StandardCharsets.US_ASCII));
            if (chain.isEmpty()) {
                throw new InvalidSettingException(
                        "dure.collector.certificate-file", certificateFile + " holds no certificate in PEM form");
            }
            return new Identity(
                    Certificates.privateKey(Files.readString(keyFile, StandardCharsets.US_ASCII)),
                    chain,
                    List.of(),
                    "");
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InvalidSettingException(
                    "dure.collector.certificate-file",
                    "cannot read " + certificateFile + " and " + keyFile + " (" + unusable + ")");
        }
    }

    private static Optional<TokenText> token(Path file) {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(text -> !text.isEmpty())
                    .map(TokenText::parse);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
