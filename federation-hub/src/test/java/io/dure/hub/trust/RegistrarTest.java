package io.dure.hub.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.Stores;
import io.dure.protocol.testkit.MovableClock;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.PartName;
import io.dure.protocol.trust.SigningRequest;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-21T04:05:06Z"));
    private final Stores stores = InMemoryStores.create(clock);
    private final TrustRecords records = InMemoryStores.trust(stores.audit());
    private final TrustForTests.Parts trust = TrustForTests.parts(records, stores.audit(), clock);
    private final Registrar registrar = trust.registrar();

    private EnrolmentTokens.Made token(String name) {
        return trust.tokens()
                .create(trust.tokens().configured(name).orElseThrow(), Duration.ofHours(1), "ada", "127.0.0.1")
                .orElseThrow();
    }

    private X509Certificate enrolled(String name) {
        return issued(registrar.enrol(token(name).text().reveal(), request(), "127.0.1.10"));
    }

    private static X509Certificate issued(Issuance issuance) {
        assertThat(issuance).isInstanceOf(Issuance.Issued.class);
        return ((Issuance.Issued) issuance).chain().getFirst();
    }

    private static byte[] request() {
        return SigningRequest.of(Certificates.newKey());
    }

    private static String code(Issuance issuance) {
        assertThat(issuance).isInstanceOf(Issuance.Refused.class);
        return ((Issuance.Refused) issuance).code();
    }

    private String code(X509Certificate certificate) {
        return registrar.admit(certificate, "127.0.1.10") instanceof Admission.Refused refused
                ? refused.code()
                : "admitted";
    }

    private List<String> acts() {
        List<String> acts = new ArrayList<>();
        for (AuditEntry entry :
                stores.audit().page(1_000, Optional.empty()).entries().reversed()) {
            acts.add(entry.act() + " " + entry.actor() + " " + entry.outcome());
        }
        return acts;
    }

    @Test
    void aTokenGivesACertificateForItsOwnNameOnly() {
        X509Certificate collector = enrolled("private-1");
        X509Certificate witness = enrolled("witness-1");

        assertThat(PartName.of(collector)).contains(new PartName(Optional.of("private"), "private-1"));
        assertThat(PartName.of(witness)).contains(new PartName(Optional.empty(), "witness-1"));
        assertThat(code(collector)).isEqualTo("admitted");
        assertThat(acts()).contains("create-enrolment ada done", "enrol private-1 done");
    }

    @Test
    void whatIsAuditedNamesWhoWhereAndUntilWhen() {
        enrolled("private-1");

        assertThat(stores.audit().page(1, Optional.empty()).entries().getFirst().detail())
                .matches("kind=collector site=private id=c-\\S{32} until=2026-10-21T04:05:06Z of=private-1");
    }

    @Test
    void aTokenIsGoodOnceButForTheKeyThatUsedIt() {
        String text = token("private-1").text().reveal();
        byte[] request = request();

        issued(registrar.enrol(text, request, null));

        issued(registrar.enrol(text, request, null));
        assertThat(code(registrar.enrol(text, request(), null))).isEqualTo("token-used");
        assertThat(acts()).contains("enrol private-1 token-used");
    }

    @Test
    void theKeyThatUsedATokenIsNoWayBackForWhoWasRevokedSince() {
        EnrolmentTokens.Made made = token("private-1");
        byte[] request = request();
        issued(registrar.enrol(made.text().reveal(), request, null));
        clock.advance(Duration.ofMinutes(5));
        registrar.revoke(registrar.credentials().getFirst().id(), "ada", "127.0.0.1");

        assertThat(code(registrar.enrol(made.text().reveal(), request, null))).isEqualTo("token-used");

        clock.advance(Duration.ofMinutes(1));
        byte[] again = request();
        String fresh = token("private-1").text().reveal();
        issued(registrar.enrol(fresh, again, null));
        issued(registrar.enrol(fresh, again, null));
    }

    @Test
    void aTokenEndsAndIsTakenBackAndUnknownOnesAreNothing() {
        EnrolmentTokens.Made revoked = token("private-1");
        trust.tokens().revoke(revoked.token().id(), "ada", "127.0.0.1");
        EnrolmentTokens.Made late = token("private-1");
        clock.advance(Duration.ofHours(1));

        assertThat(code(registrar.enrol(revoked.text().reveal(), request(), null)))
                .isEqualTo("token-ended");
        assertThat(code(registrar.enrol(late.text().reveal(), request(), null))).isEqualTo("token-ended");
        assertThat(code(registrar.enrol("guessed", request(), null))).isEqualTo("unknown-token");
        assertThat(code(registrar.enrol(token("private-1").text().reveal(), new byte[3], null)))
                .isEqualTo("bad-request");
    }

    @Test
    void aRenewedCertificateIsForTheSameAndTheOldOneLastsOn() {
        X509Certificate first = enrolled("private-1");
        Admission admission = registrar.admit(first, null);
        clock.advance(Duration.ofDays(20));

        X509Certificate second =
                issued(registrar.renew(((Admission.Admitted) admission).credential(), request(), null));

        assertThat(PartName.of(second)).isEqualTo(PartName.of(first));
        assertThat(code(first)).isEqualTo("admitted");
        clock.advance(Duration.ofDays(15));
        assertThat(code(first)).isEqualTo("certificate-ended");
        assertThat(code(second)).isEqualTo("admitted");
    }

    @Test
    void aRevokedCertificateIsRefusedAtOnceAndWhoeverUsesItHearsOfIt() {
        X509Certificate certificate = enrolled("private-1");
        List<Credential> told = new ArrayList<>();
        registrar.onRevoked(told::add);

        registrar.revoke(registrar.credentials().getFirst().id(), "ada", "127.0.0.1");

        assertThat(code(certificate)).isEqualTo("certificate-revoked");
        assertThat(told).singleElement().extracting(Credential::name).isEqualTo("private-1");
        assertThat(acts()).contains("revoke-credential ada done", "refuse-certificate private-1 certificate-revoked");
    }

    @Test
    void aRefusalThatComesAgainAndAgainIsAuditedOnceInTenMinutes() {
        X509Certificate certificate = enrolled("private-1");
        registrar.revoke(registrar.credentials().getFirst().id(), "ada", "127.0.0.1");

        for (int i = 0; i < 12; i++) {
            code(certificate);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(acts().stream().filter(act -> act.startsWith("refuse-certificate")))
                .hasSize(2);
    }

    @Test
    void aCertificateOfItsOwnThatTheHubDoesNotKnowIsRefused() {
        X509Certificate forgotten = trust.authority()
                .issue(
                        Certificates.newKey().getPublic(),
                        new PartName(Optional.of("private"), "private-1"),
                        Duration.ofDays(1));

        assertThat(code(forgotten)).isEqualTo("unknown-certificate");
    }

    @Test
    void aBroughtCertificateIsKnownFromItsFirstUseAndCanBeRevoked() {
        KeyPair key = Certificates.newKey();
        Authority company = new Authority(List.of(Authority.selfSigned(key, clock.instant())), key.getPrivate(), clock);
        X509Certificate brought = company.issue(
                Certificates.newKey().getPublic(),
                new PartName(Optional.of("private"), "private-1"),
                Duration.ofDays(1));
        X509Certificate ofNobody =
                company.issueServer(Certificates.newKey().getPublic(), List.of("www.egov.test"), Duration.ofDays(1));
        X509Certificate elsewhere = company.issue(
                Certificates.newKey().getPublic(),
                new PartName(Optional.of("public"), "private-1"),
                Duration.ofDays(1));

        assertThat(code(brought)).isEqualTo("admitted");
        assertThat(code(ofNobody)).isEqualTo("unknown-certificate");
        assertThat(code(elsewhere)).isEqualTo("not-configured");
        Credential known = registrar.credentials().stream()
                .filter(credential -> "private".equals(credential.site()))
                .findFirst()
                .orElseThrow();
        assertThat(known.origin()).isEqualTo("brought");
        registrar.revoke(known.id(), "ada", "127.0.0.1");
        assertThat(code(brought)).isEqualTo("certificate-revoked");
    }

    @Test
    void whatWasIssuedAndRevokedIsStillSoAfterARestart() {
        X509Certificate kept = enrolled("private-1");
        String used = token("public-1").text().reveal();
        X509Certificate gone = issued(registrar.enrol(used, request(), null));
        registrar.credentials().stream()
                .filter(credential -> credential.name().equals("public-1"))
                .forEach(credential -> registrar.revoke(credential.id(), "ada", "127.0.0.1"));

        Registrar again = TrustForTests.parts(records, stores.audit(), clock, trust.authority())
                .registrar();

        assertThat(again.admit(kept, null)).isInstanceOf(Admission.Admitted.class);
        assertThat(again.admit(gone, null)).isInstanceOf(Admission.Refused.class);
        assertThat(code(again.enrol(used, request(), null))).isEqualTo("token-used");
    }

    @Test
    void theHubsOwnCertificateIsRenewedAfterTwoThirdsOfItsLife() throws Exception {
        var keys = trust.server().keys();
        String first = keys.chooseServerAlias("EC", null, null);
        clock.advance(Duration.ofDays(19));
        assertThat(keys.chooseServerAlias("EC", null, null)).isEqualTo(first);
        clock.advance(Duration.ofDays(2));

        String second = keys.chooseServerAlias("EC", null, null);

        assertThat(second).isNotEqualTo(first);
        assertThat(keys.getCertificateChain(first)).isNotNull();
        X509Certificate shown = keys.getCertificateChain(second)[0];
        shown.verify(trust.authority().certificate().getPublicKey());
        assertThat(shown.getSubjectAlternativeNames()).contains(List.of(2, "hub.egov.test"));
        assertThat(Certificates.fingerprint(trust.authority().certificate()))
                .isEqualTo(trust.server().pin());
    }
}
