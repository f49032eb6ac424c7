package io.dure.collector;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The process: a collector of a site, or a witness where no site is configured. */
@SpringBootApplication(proxyBeanMethods = false)
public class RegionalCollector {
    private static final int CANNOT_START = 2;

    public static void main(String[] arguments) {
        try {
            start(arguments);
        } catch (RuntimeException failure) {
            // Spring ends its ahead-of-time training run by an exception of its own, which must pass.
            if (failure.getClass().getSimpleName().equals("AbandonedRunException")) {
                throw failure;
            }
            System.err.println("regional-collector cannot start: " + StartFailure.describe(failure));
            System.exit(CANNOT_START);
        }
    }

    /** Starts it within this process, for a caller that ends it. */
    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(RegionalCollector.class);
        application.addListeners(new ListeningPorts());
        return application.run(arguments);
    }
}
