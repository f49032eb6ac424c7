package io.dure.demo.notices;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the notices service. */
@SpringBootApplication
public class NoticesApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(NoticesApplication.class, arguments);
    }
}
