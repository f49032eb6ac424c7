package io.dure.collector;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the web server the address and port of {@code dure.collector.otlp}. Without it no web server runs, except for
 * health where {@code management.server.port} is configured, which is on the loopback address unless told otherwise.
 */
final class ListeningPorts implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String OTLP = "dure.collector.otlp.";
    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final String MANAGEMENT_ADDRESS = "management.server.address";
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("listening-ports", properties(environment)));
    }

    private static Map<String, Object> properties(ConfigurableEnvironment environment) {
        Map<String, Object> properties = new HashMap<>();
        String otlpAddress = environment.getProperty(OTLP + "address");
        String managementPort = environment.getProperty(MANAGEMENT_PORT);
        String managementAddress = environment.getProperty(MANAGEMENT_ADDRESS, LOOPBACK);
        if (otlpAddress != null) {
            properties.put("server.address", otlpAddress);
            properties.put("server.port", environment.getProperty(OTLP + "http-port", "4318"));
            properties.put(MANAGEMENT_PORT, managementPort == null ? "-1" : managementPort);
            properties.put(MANAGEMENT_ADDRESS, managementAddress);
        } else if (managementPort != null) {
            properties.put("server.address", managementAddress);
            properties.put("server.port", managementPort);
            properties.put(MANAGEMENT_ADDRESS, "");
        } else {
            properties.put("spring.main.web-application-type", "none");
        }
        return properties;
    }
}
