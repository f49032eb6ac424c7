package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.service.Reading;
import io.dure.hub.service.ServicesYaml;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.CatalogueResult;
import io.dure.hub.steering.CatalogueWish;
import io.dure.hub.steering.ServiceCatalogue;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Services that are applied to a whole hub, over its restart. */
class AppliedServicesTest {
    private static final Actor ADA = new Actor("ada", "192.0.2.7");

    private static ConfigurableApplicationContext start(HubFolder files) {
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("withoutOtherTests", new FederationTest.WithoutOtherTests()));
        return application.run(files.arguments().toArray(String[]::new));
    }

    private static List<ServiceDefinition> read(String text) {
        return ((Reading.Read) ServicesYaml.read(text)).services();
    }

    @Test
    void whatWasAppliedIsThereAfterARestartAndWhatWasRemovedIsNot(@TempDir Path folder) throws Exception {
        HubFolder files = HubFolder.write(folder);
        String written;
        try (ConfigurableApplicationContext hub = start(files)) {
            ServiceCatalogue catalogue = hub.getBean(ServiceCatalogue.class);
            String mail = ServicesYaml.write(catalogue.services())
                    .replace("id: portal", "id: mail")
                    .replace("name: portal.egov.test", "name: mail.egov.test");

            CatalogueResult result = catalogue.apply(
                    ADA, new CatalogueWish(read(mail), true, Optional.empty(), Optional.empty(), "moved"));

            assertThat(result).isInstanceOf(CatalogueResult.Applied.class);
            written = ServicesYaml.write(catalogue.services());
            assertThat(read(written)).extracting(ServiceDefinition::id).containsExactly("mail");
            assertThat(shown(hub)).containsExactly("mail");
        }

        try (ConfigurableApplicationContext again = start(files)) {
            assertThat(ServicesYaml.write(again.getBean(ServiceCatalogue.class).services()))
                    .isEqualTo(written);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> shown(again).equals(List.of("mail")));
            assertThat(again.getBean(AuditLog.class).page(100, Optional.empty()).entries())
                    .filteredOn(entry -> entry.actor().equals("ada"))
                    .extracting(AuditEntry::act)
                    .containsExactlyInAnyOrder("define", "remove");
        }
    }

    private static List<String> shown(ConfigurableApplicationContext hub) {
        return hub.getBean(ServiceViews.class).services().stream()
                .map(ServiceView::id)
                .toList();
    }
}
