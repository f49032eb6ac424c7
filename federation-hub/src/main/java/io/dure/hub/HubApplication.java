package io.dure.hub;

import io.dure.hub.store.TemporaryFolder;
import java.net.BindException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.PortInUseException;

/** Starts the hub. Exits 2 when the operator has to correct something, 1 on anything else that keeps it from starting. */
// The certificate interceptor guards the gRPC port; Spring Security's part of it would only get in its way.
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerSecurityAutoConfiguration",
            "org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerOAuth2ResourceServerAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class HubApplication {
    private static final int OPERATOR = 2;
    private static final int OTHER = 1;

    /** With {@code --spring.config.additional-location=file:/path/hub.yaml}. */
    public static void main(String[] arguments) {
        if (BreakGlassSetup.isAskedFor(arguments)) {
            System.exit(BreakGlassSetup.run(arguments, System.out) ? 0 : OPERATOR);
        }
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addListeners(new TemporaryFolder());
        try {
            application.run(arguments);
        } catch (RuntimeException failed) {
            if (failed instanceof SpringApplication.AbandonedRunException) {
                throw failed;
            }
            System.exit(isOperators(failed) ? OPERATOR : OTHER);
        }
    }

    private static boolean isOperators(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfiguration
                    || cause instanceof org.springframework.boot.context.properties.bind.BindException
                    || cause instanceof PortInUseException
                    || cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
