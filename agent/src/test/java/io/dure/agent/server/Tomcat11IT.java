package io.dure.agent.server;

class Tomcat11IT extends TomcatScenarios {
    Tomcat11IT() {
        super("tomcat11", "jakarta");
    }
}
