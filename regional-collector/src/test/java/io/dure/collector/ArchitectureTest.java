package io.dure.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dure.collector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule collectorKnowsNeitherHubNorDirectory = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dure.hub..", "io.dure.auth..", "io.dure.console..", "io.dure.demo..", "io.dure.agent..")
            .because("a collector runs in a site without them; it meets the hub on the wire only");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles = slices().matching("io.dure.collector.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that can be read alone can be changed alone");

    @ArchTest
    static final ArchRule convertingIsPure = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Configuration")
            .and()
            .resideInAnyPackage("io.dure.collector.window..", "io.dure.collector.loss..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.net..", "java.nio.file..")
            .because("windows are domain code: no framework, no input or output");

    @ArchTest
    static final ArchRule probesDecideOnPlatformThreads = noClasses()
            .that()
            .resideInAnyPackage("io.dure.collector.probe..", "io.dure.collector.evidence..")
            .should()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .because("a pinned carrier must never make a probe late");

    @ArchTest
    static final ArchRule configurationIsPrivate = classes()
            .that()
            .haveSimpleNameEndingWith("Configuration")
            .should()
            .notBePublic()
            .because("only Spring calls it");
}
