package io.dure.demo.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the portal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(PortalApplication.class, arguments);
    }
}
