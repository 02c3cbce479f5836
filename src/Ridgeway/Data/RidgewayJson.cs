using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Data;

/// <summary>How Ridgeway writes JSON: identifiers and codes as plain strings, enums by name.</summary>
internal static class RidgewayJson
{
    /// <summary>For events and other stored bodies.</summary>
    public static JsonSerializerOptions Stored { get; } = Make(JsonNamingPolicy.CamelCase, indented: false);

    /// <summary>For people and other systems: commands and the API use snake_case names.</summary>
    public static JsonSerializerOptions Shown { get; } = Make(JsonNamingPolicy.SnakeCaseLower, indented: true);

    /// <summary>Makes any options write as Ridgeway does.</summary>
    public static void Configure(JsonSerializerOptions options, JsonNamingPolicy naming)
    {
        options.PropertyNamingPolicy = naming;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new IdConverterFactory());
        options.Converters.Add(new TextConverter<NhsNumber>(number => number.Value, NhsNumber.Parse));
        options.Converters.Add(new TextConverter<OdsCode>(code => code.Value, OdsCode.Parse));
        options.Converters.Add(new TextConverter<Postcode>(postcode => postcode.Value, Postcode.Parse));
        options.Converters.Add(new TextConverter<Lsoa>(lsoa => lsoa.Value, Lsoa.Parse));
        options.Converters.Add(new TextConverter<PartialDate>(
            date => date.ToString(),
            text => PartialDate.TryParse(text, out var date) ? date : throw new JsonException($"Not a date: '{text}'.")));
    }

    private static JsonSerializerOptions Make(JsonNamingPolicy naming, bool indented)
    {
        var options = new JsonSerializerOptions { WriteIndented = indented };
        Configure(options, naming);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return read(reader.GetString() ?? "");
            }
            catch (FormatException wrong)
            {
                throw new JsonException(wrong.Message, wrong);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class IdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => StoredForms.IdTypes.Contains(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct
    {
        private static readonly Func<TId, Guid> Value = MakeValue();
        private static readonly Func<Guid, TId> Make = MakeMake();

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetGuid(out var guid) && guid != Guid.Empty ? Make(guid) : throw new JsonException($"Not a {typeof(TId).Name}.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(Value(value));

        private static Func<TId, Guid> MakeValue()
        {
            var id = Expression.Parameter(typeof(TId));
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, "Value"), id).Compile();
        }

        private static Func<Guid, TId> MakeMake()
        {
            var guid = Expression.Parameter(typeof(Guid));
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, guid), guid).Compile();
        }
    }
}
