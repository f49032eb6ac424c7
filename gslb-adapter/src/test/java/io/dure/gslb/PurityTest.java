package io.dure.gslb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.dure.gslb", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    private static final String[] PURE = {
        "io.dure.gslb.plan",
        "io.dure.gslb.evidence",
        "io.dure.gslb.evacuation",
        "io.dure.gslb.provider",
        "io.dure.gslb.provider.rfc2136.render",
        "io.dure.gslb.resolver"
    };

    @ArchTest
    static final ArchRule decidingTouchesNoSocketAndNoFile = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("do input or output") {
                @Override
                public boolean test(JavaClass used) {
                    String name = used.getName();
                    boolean address = name.startsWith("java.net.Inet") || name.endsWith("UnknownHostException");
                    return (name.startsWith("java.net.") && !address)
                            || name.startsWith("java.io.")
                            || (name.startsWith("java.nio.") && !name.startsWith("java.nio.charset."))
                            || name.startsWith("org.springframework.");
                }
            })
            .because("decisions have to be replayed by simulations");

    @ArchTest
    static final ArchRule decidingReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .because("time is an argument, so that a test can choose it");
}
