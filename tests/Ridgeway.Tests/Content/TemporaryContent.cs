using Ridgeway.Codes;

namespace Ridgeway.Content;

/// <summary>A content folder of its own that goes when the test ends.</summary>
internal sealed class TemporaryContent : IDisposable
{
    /// <summary>A small world that is sound, so that the one document a test adds is all that can be wrong.</summary>
    public const string Sound = """
        codelist: hypertension
        name: High blood pressure
        kind: condition
        codes: [ { snomed: "59621000", display: Essential hypertension } ]
        source: { ref: For tests, flag: U }
        ---
        codelist: systolic-blood-pressure
        name: Systolic blood pressure
        kind: measure
        unit: { ucum: "mm[Hg]", shown: mmHg, decimals: 0, plausible: [50, 300] }
        codes: [ { loinc: "8480-6", display: Systolic blood pressure } ]
        source: { ref: For tests, flag: U }
        ---
        codelist: statins
        name: Statin
        kind: medicine
        codes: [ { ridgeway: statin, display: Statin } ]
        source: { ref: For tests, flag: U }
        ---
        table: target
        name: Target
        ucum: "mm[Hg]"
        rows: [ { age: { at-least: 80 }, value: 150 }, { value: 140 } ]
        source: { ref: For tests, flag: U }
        ---
        table: another-target
        name: Target of something else
        ucum: kg
        rows: [ { value: 140 } ]
        source: { ref: For tests, flag: U }
        ---
        intervention: advice
        name: Advice
        what: Advice
        dose: Once
        delivered-by: Anyone
        kind: advice
        referable: false
        counts-as: [any-exercise]
        source: { ref: For tests, flag: U }
        ---
        intervention: rehabilitation
        name: Rehabilitation
        what: Rehabilitation
        dose: Often
        delivered-by: A team
        kind: condition-programme
        referable: true
        source: { ref: For tests, flag: U }
        """;

    public TemporaryContent() => Folder = Directory.CreateTempSubdirectory("ridgeway-content-").FullName;

    public string Folder { get; }

    /// <summary>The pack of the small world with one more file.</summary>
    public static ContentPack With(string yaml, params IContentKind[] kinds)
    {
        using var content = new TemporaryContent();
        content.Write("a-sound.yaml", Sound);
        content.Write("test.yaml", yaml);
        return ContentPack.Load(content.Folder, new CodeBook(), kinds);
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void CopyFrom(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public void Change(string name, string from, string to)
    {
        var path = Path.Combine(Folder, name);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
