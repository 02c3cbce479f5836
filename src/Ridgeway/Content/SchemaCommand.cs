using System.CommandLine;
using Ridgeway.Codes;
using Ridgeway.Commands;

namespace Ridgeway.Content;

/// <summary>"ridgeway content schema"</summary>
internal static class SchemaCommand
{
    /// <summary>Every verb with every modifier, and the parts that shipped documents may happen not to use; read only for its shape.</summary>
    private const string EveryPart = """
        table: every-part
        name: x
        ucum: "1"
        rows: [ { age: { at-least: 1, below: 2 }, sex: female, ethnicity: [asian], life-stage: working-age, value: 1 }, { value: 2 } ]
        effective: { from: 2026-01-01, to: 2027-01-01 }
        source: { ref: x, flag: U, read: 2026-01-01 }
        ---
        score: every-part
        name: x
        version: 1
        definition: x
        unit: { ucum: "1", shown: x, decimals: 1, plausible: [0, 1] }
        for: { in: x }
        items: [ { item: x, name: x, points: 1, when: { in: x } } ]
        bands: [ { band: x }, { band: x, from: 1 } ]
        changes: [ { if: x, without: [x] } ]
        not-looked-for: [x]
        licence: x
        note: x
        effective: { from: 2026-01-01, to: 2027-01-01 }
        source: { ref: x, flag: U, read: 2026-01-01 }
        examples: [ { person: { born: 1960, died: 2020, sex: female, ethnicity: A, decile: 1, facts: [] }, on: 2026-01-01, value: 1, band: x, applies: true, ask: [x] }, { person: {}, on: 2026-01-01 } ]
        ---
        register: every-part
        name: x
        version: 1
        group: need
        definition: x
        who:
          any:
            - { has: x, status: ever, within: 1 days, if-unknown: false }
            - { has: x }
            - { had: x, within: 1 days, times: 2, if-unknown: false }
            - { taking: x, within: 1 days, if-unknown: false }
            - { measure: x, of: any, within: 1 days, at-least: 1, above: 1, at-most: 2, below: 2, between: [1, 2], if-unknown: false }
            - { measure: x }
            - { answer: x, item: 1, at-least: 1, within: 1 days, if-unknown: false }
            - { score: x, at-least: 1, within: 1 days, if-unknown: false }
            - { missing: x, for: 1 days, if-unknown: false }
            - { in: x, if-unknown: false }
            - { age: { at-least: 1 }, if-unknown: false }
            - { age: { above: 1 } }
            - { age: { at-most: 1 } }
            - { age: { below: 1 } }
            - { life-stage: working-age, if-unknown: false }
            - { sex: female, if-unknown: false }
            - { ethnicity: [asian], if-unknown: false }
            - { deprivation: { decile-at-least: 1 }, if-unknown: false }
            - { deprivation: { decile-at-most: 2 } }
            - { all: [ { in: x } ], if-unknown: false }
            - { any: [ { in: x } ], if-unknown: false }
            - { none: [ { in: x } ], if-unknown: false }
            - { not: { in: x }, if-unknown: false }
            - { first-known: [ { in: x } ], if-unknown: false }
            - { at-least: 1, of: [ { in: x } ], if-unknown: false }
        effective: { from: 2026-01-01, to: 2027-01-01 }
        source: { ref: x, flag: U, read: 2026-01-01 }
        examples: [ { person: { born: 1960, died: 2020, sex: female, ethnicity: A, decile: 1, facts: [] }, on: 2026-01-01, expect: unknown, ask: [x] }, { person: {}, on: 2026-01-01, expect: true } ]
        ---
        rule: every-part
        version: 1
        offer: x
        because: x
        when: { in: x }
        rather: [x]
        instead-of: [x]
        grade: consensus
        effect: x
        note: x
        effective: { from: 2026-01-01, to: 2027-01-01 }
        approval: { by: x, role: x, on: 2026-01-01, of: x }
        author: x
        rows: [x]
        source: { ref: x, flag: U, read: 2026-01-01 }
        examples: [ { person: { born: 1960, died: 2020, sex: female, ethnicity: A, decile: 1, facts: [] }, on: 2026-01-01, expect: unknown, ask: [x] }, { person: {}, on: 2026-01-01, expect: true } ]
        ---
        not-now: every-part
        name: x
        quiet: 1 days
        picked: false
        about-the-rule: true
        effective: { from: 2026-01-01, to: 2027-01-01 }
        source: { ref: x, flag: U, read: 2026-01-01 }
        ---
        contraindication: every-part
        name: x
        version: 1
        level: caution
        concerns: [x]
        ask-before: [x]
        when: { in: x }
        instead: x
        note: x
        effective: { from: 2026-01-01, to: 2027-01-01 }
        approval: { by: x, role: x, on: 2026-01-01, of: x }
        author: x
        rows: [x]
        source: { ref: x, flag: U, read: 2026-01-01 }
        examples: [ { person: { born: 1960, died: 2020, sex: female, ethnicity: A, decile: 1, facts: [] }, on: 2026-01-01, expect: unknown, ask: [x] }, { person: {}, on: 2026-01-01, expect: true } ]
        """;

    public static Command Make(CommandHost host)
    {
        var command = new Command("schema", "Print the JSON Schema of the content language, for editors.");
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => Task.FromResult(Print(run)), cancel, upgrade: false));
        return command;
    }

    public static string Schema(string contentFolder, IEnumerable<IContentKind> kinds)
    {
        var shapes = new ContentShapes();
        var parts = Directory.CreateTempSubdirectory("ridgeway-schema-");
        try
        {
            File.WriteAllText(Path.Combine(parts.FullName, "every-part.yaml"), EveryPart);
            var all = kinds.ToList();
            new ContentLoading(parts.FullName, new CodeBook(), all, shapes: shapes).Load();
            new ContentLoading(contentFolder, new CodeBook(), all, shapes: shapes).Load();
        }
        finally
        {
            parts.Delete(recursive: true);
        }

        return ContentSchema.Of(shapes);
    }

    private static int Print(CommandRun run)
    {
        var schema = Schema(run.Services.GetRequiredService<RidgewaySettings>().ContentFolder, run.Services.GetServices<IContentKind>());
        run.Result(System.Text.Json.Nodes.JsonNode.Parse(schema)!, _ => [schema.TrimEnd()]);
        return ExitCode.Done;
    }
}
