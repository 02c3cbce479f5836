using System.Text;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>A reader with a few measures it knows, on 1 August 2026.</summary>
internal sealed class ReaderUnderTest : IMeasureUnits
{
    public static readonly DateOnly Today = new(2026, 8, 1);

    private static readonly Dictionary<string, KnownMeasure> Measures = new(StringComparer.Ordinal)
    {
        ["8480-6"] = Measure("systolic-bp", "mm[Hg]", "mmHg", 40, 300),
        ["72313002"] = Measure("systolic-bp", "mm[Hg]", "mmHg", 40, 300),
        ["8462-4"] = Measure("diastolic-bp", "mm[Hg]", "mmHg", 20, 200),
        ["1091811000000102"] = Measure("diastolic-bp", "mm[Hg]", "mmHg", 20, 200),
        ["4548-4"] = Measure("hba1c", "mmol/mol", "mmol/mol", 5, 250),
        ["2093-3"] = Measure("cholesterol-total", "mmol/L", "mmol/L", 0.5, 30),
        ["2085-9"] = Measure("cholesterol-hdl", "mmol/L", "mmol/L", 0.1, 10),
        ["18262-6"] = Measure("cholesterol-ldl", "mmol/L", "mmol/L", 0.1, 20),
        ["2571-8"] = Measure("triglycerides", "mmol/L", "mmol/L", 0.1, 60),
        ["2339-0"] = Measure("glucose", "mmol/L", "mmol/L", 0.5, 60),
        ["38483-4"] = Measure("creatinine", "umol/L", "µmol/L", 5, 2500),
        ["33914-3"] = Measure("egfr", "mL/min/{1.73_m2}", "mL/min/1.73 m²", 0, 250),
        ["8302-2"] = Measure("height", "cm", "cm", 20, 260),
        ["50373000"] = Measure("height", "cm", "cm", 20, 260),
        ["29463-7"] = Measure("weight", "kg", "kg", 0.3, 400),
        ["27113001"] = Measure("weight", "kg", "kg", 0.3, 400),
        ["39156-5"] = Measure("bmi", "kg/m2", "kg/m²", 5, 120),
        ["8867-4"] = Measure("heart-rate", "/min", "beats a minute", 10, 350),
        ["8331-1"] = Measure("temperature", "Cel", "°C", 25, 45),
        ["718-7"] = Measure("haemoglobin", "g/L", "g/L", 20, 260),
        ["89555-7"] = Measure("activity-days-per-week", "d/wk", "days a week", 0, 7),
        ["82290-8"] = Measure("activity-minutes-per-week", "min/wk", "minutes a week", 0, 10080),
        ["44261-6"] = Measure("phq-9-total", "{score}", "points", 0, 27),
        ["https://example.org/q|weight"] = Measure("weight", "kg", "kg", 0.3, 400),
    };

    private readonly FhirReader reader;

    public ReaderUnderTest() => reader = new FhirReader(Codes, this, Today);

    public CodeBook Codes { get; } = new();

    public HashSet<Coded> KnownCodes { get; } = [];

    public KnownMeasure? Find(int code) => Measures.GetValueOrDefault(Codes[code].Code);

    public bool Knows(int code) => KnownCodes.Contains(Codes[code]);

    /// <summary>Reads a document written with single quotes for double ones.</summary>
    public Heard Document(string json) => Document(Bytes(json));

    public Heard Document(byte[] json)
    {
        var heard = new Heard();
        reader.ReadDocument(json, heard);
        return heard;
    }

    public void Document(ReadOnlySpan<byte> json, IFhirSink sink) => reader.ReadDocument(json, sink);

    public void Line(ReadOnlySpan<byte> line, int number, IFhirSink sink) => reader.ReadLine(line, number, sink);

    /// <summary>Reads a file line by line, as an import does.</summary>
    public void Lines(ReadOnlySpan<byte> file, IFhirSink sink)
    {
        for (var number = 1; !file.IsEmpty; number++)
        {
            var end = file.IndexOf((byte)'\n');
            reader.ReadLine(end < 0 ? file : file[..end], number, sink);
            file = end < 0 ? default : file[(end + 1)..];
        }
    }

    public Heard Lines(string file)
    {
        var heard = new Heard();
        Lines(Bytes(file), heard);
        return heard;
    }

    /// <summary>"http://loinc.org|8480-6" of a fact.</summary>
    public string CodeOf(Fact fact) => Named(fact.Code);

    public string UnitOf(Fact fact) => fact.Unit == 0 ? "" : Codes[fact.Unit].Code;

    public string AnswerOf(Fact fact) => fact.Answer == 0 ? "" : Named(fact.Answer);

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json.Replace('\'', '"'));

    private string Named(int code) => $"{Codes[code].System}|{Codes[code].Code}";

    private static KnownMeasure Measure(string list, string ucum, string shown, double from, double to) =>
        new(list, new MeasureUnit(ucum, shown, 1, from, to));
}
