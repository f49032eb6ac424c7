package io.dure.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dure", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionOfImportsTest {
    @ArchTest
    static final ArchRule nothingBelowKnowsTheHub = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.dure.gslb..",
                    "io.dure.protocol..",
                    "io.dure.federation..",
                    "io.dure.auth..",
                    "io.dure.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.dure.hub..")
            .because("imports run downwards only: the hub stands on the libraries, not they on it");

    @ArchTest
    static final ArchRule theHubKnowsNoOtherProcess = noClasses()
            .that()
            .resideInAPackage("io.dure.hub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.dure.collector..", "io.dure.agent..", "io.dure.demo..", "io.dure.bench..")
            .because("the processes meet on the wire only, and product code holds no demonstration code");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDatabase = noClasses()
            .that()
            .resideInAPackage("io.dure.hub..")
            .and()
            .resideOutsideOfPackage("io.dure.hub.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.duckdb..", "java.sql..")
            .because("another adapter of the store's ports must be able to take its place");

    @ArchTest
    static final ArchRule onlyTheFederationKnowsGrpc = noClasses()
            .that()
            .resideInAPackage("io.dure.hub..")
            .and()
            .resideOutsideOfPackage("io.dure.hub.federation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "org.springframework.grpc..")
            .because("the rest of the hub speaks of collectors and commands, not of calls and status codes");

    @ArchTest
    static final ArchRule decidingNeedsNoFramework = noClasses()
            .that()
            .resideInAnyPackage("io.dure.hub.failover..", "io.dure.hub.split..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.net.http..", "java.sql..", "io.grpc..")
            .because("domain code is pure Java: no framework, no I/O, no wall clock");

    @ArchTest
    static final ArchRule theStoreAndLiveValuesKnowNoSteering = noClasses()
            .that()
            .resideInAnyPackage("io.dure.hub.store..", "io.dure.hub.live..", "io.dure.hub.federation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.dure.hub.steering..", "io.dure.hub.overview..")
            .because("steering stands on them; the other way round would be a circle");
}
