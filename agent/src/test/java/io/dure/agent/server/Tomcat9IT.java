package io.dure.agent.server;

class Tomcat9IT extends TomcatScenarios {
    Tomcat9IT() {
        super("tomcat9", "javax");
    }
}
