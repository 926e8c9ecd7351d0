import { ApiOperation } from '@nestjs/swagger';

/**
 * Says to people what a route is for: a few words, then sentences.
 * Who may call it, which rules refuse it and the forms of its answer are added by themselves.
 */
export const About = (summary: string, description: string): MethodDecorator => ApiOperation({ summary, description });
