/** The application under test, as a javax one. */
package io.dure.agent.server.javax;
