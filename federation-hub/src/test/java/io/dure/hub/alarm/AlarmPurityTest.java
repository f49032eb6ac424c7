package io.dure.hub.alarm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dure.hub.alarm", importOptions = ImportOption.DoNotIncludeTests.class)
class AlarmPurityTest {
    @ArchTest
    static final ArchRule judgingTouchesNothingOutside = noClasses()
            .that()
            .haveNameMatching(".*\\.(AlarmBook|RuleJudge|Observation|Cause|Sample|RaisedAlarm|AlarmRule)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "java.io..", "java.sql..", "io.dure.hub.store..", "io.dure.hub.change..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .because("time and what was seen are arguments, so that a test can choose them");
}
