package io.dure.hub.api;

import io.dure.auth.directory.Directory;
import io.dure.hub.alarm.AlarmRules;
import io.dure.hub.dashboard.DashboardRecords;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.session.SessionRecords;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.trust.AgentRegistrar;
import io.dure.hub.trust.EnrolmentTokens;
import io.dure.hub.trust.Registrar;
import io.dure.hub.trust.TrustForTests;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/** The API alone, in front of a hub and a directory that obey the test. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.dure.hub",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "io\\.dure\\.hub\\.(?!(api|problem|session|scope|stream|console|dashboard)\\.|change\\.Changes$|[a-z]+\\.[A-Za-z]+Controller$).*",
                            ".*Test.*"
                        }))
class ApiTestApplication {
    @Bean
    FakeHub fakeHub() {
        return new FakeHub();
    }

    @Bean
    FakeCatalogue fakeCatalogue() {
        return new FakeCatalogue();
    }

    @Bean
    FakeNotices fakeNotices() {
        return new FakeNotices();
    }

    @Bean
    SessionRecords sessionRecords() {
        return InMemoryStores.sessions();
    }

    @Bean
    ApiTokenRecords apiTokenRecords(FakeHub hub) {
        return InMemoryStores.apiTokens(hub);
    }

    @Bean
    TrustForTests.Parts trust(FakeHub hub, Clock clock) {
        return TrustForTests.parts(hub, clock);
    }

    @Bean
    EnrolmentTokens enrolmentTokens(TrustForTests.Parts trust) {
        return trust.tokens();
    }

    @Bean
    AgentRegistrar agentRegistrar(TrustForTests.Parts trust) {
        return trust.agents();
    }

    @Bean
    Registrar registrar(TrustForTests.Parts trust) {
        return trust.registrar();
    }

    @Bean
    SignInRecords signInRecords(FakeHub hub) {
        return InMemoryStores.signIn(hub);
    }

    @Bean
    DashboardRecords dashboardRecords(FakeHub hub) {
        return InMemoryStores.dashboards(hub);
    }

    @Bean
    FakeViews fakeViews() {
        return new FakeViews();
    }

    @Bean
    AlarmRules alarmRules(Clock clock) {
        AtomicLong last = new AtomicLong();
        return new AlarmRules(InMemoryStores.create().alarms(), () -> "rule-" + last.incrementAndGet(), clock);
    }

    @Bean
    @Primary
    Directory fakeDirectory(FakeDirectory users) {
        return users;
    }

    @Bean
    FakeDirectory users() {
        return new FakeDirectory();
    }

    @Bean
    Clock clock(TestClock clock) {
        return clock;
    }

    @Bean
    TestClock testClock() {
        return new TestClock();
    }
}
