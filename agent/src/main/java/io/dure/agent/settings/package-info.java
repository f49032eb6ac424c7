/** The operator's settings and what identifies this process. */
package io.dure.agent.settings;
