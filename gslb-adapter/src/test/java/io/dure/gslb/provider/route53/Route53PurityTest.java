package io.dure.gslb.provider.route53;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dure.gslb", importOptions = ImportOption.DoNotIncludeTests.class)
class Route53PurityTest {
    @ArchTest
    static final ArchRule planningAsksNobody = noClasses()
            .that()
            .resideInAPackage("io.dure.gslb.provider.route53.records")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.util.concurrent..",
                    "org.slf4j..")
            .because("what a plan is in records is previewed and tested without Route 53");

    @ArchTest
    static final ArchRule onlyTheProviderKnowsTheSdk = noClasses()
            .that()
            .resideOutsideOfPackage("io.dure.gslb.provider.route53")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("the SDK is an optional dependency");
}
