/** Advice that is inlined into Tomcat. Compiled against Tomcat 9; the same descriptors exist from 8.5 to 11. */
package io.dure.agent.instrument.tomcat;
